namespace ScsLabs.Services.Tests;

/// <summary>A call of an operation that works, once what it needs is arranged. Every operation has one, for the tests that hold for all.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Arrange">Makes what the call needs, and gives its request.</param>
internal sealed record Sample(Operation Operation, Func<AsCaller, object> Arrange)
{
    /// <summary>The error of an operation that finds nothing, because none that creates it is emulated; null for all others.</summary>
    public string? Error { get; init; }

    /// <summary>What is begun before all else, and done when <see cref="Later"/> has passed; null for nothing.</summary>
    public Action<AsCaller>? Begin { get; init; }

    /// <summary>The time that passes before the call, after which what was begun is done.</summary>
    public TimeSpan Later { get; init; }

    /// <summary>A call that needs nothing.</summary>
    public static Sample Of<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class => new(operation, _ => request);

    /// <summary>A call that needs something.</summary>
    public static Sample After<TRequest, TResult>(Operation<TRequest, TResult> operation, Func<AsCaller, TRequest> arrange)
        where TRequest : class
        where TResult : class => new(operation, arrange);

    /// <summary>All samples, service by service.</summary>
    public static IReadOnlyList<Sample> All => [.. CloudTrail.CloudTrailSamples.All, .. Config.ConfigSamples.All, .. Ec2.Ec2Samples.All, .. Events.EventsSamples.All, .. Iam.IamSamples.All, .. Kms.KmsSamples.All, .. Lambda.LambdaSamples.All, .. Logs.LogsSamples.All, .. Rds.RdsSamples.All, .. S3.S3Samples.All, .. S3Control.S3ControlSamples.All, .. Sqs.SqsSamples.All, .. Ssm.SsmSamples.All, .. Sts.StsSamples.All];

    /// <inheritdoc />
    public override string ToString() => $"{Operation.Api.Name}:{Operation.Name}";
}
