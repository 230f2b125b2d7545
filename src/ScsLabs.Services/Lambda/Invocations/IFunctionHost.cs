namespace ScsLabs.Services.Lambda;

/// <summary>Runs functions on this machine.</summary>
internal interface IFunctionHost : IOutside
{
    /// <summary>Finds out why no function can run here. Looking takes a while the first time.</summary>
    /// <returns>Why, and what to do; null where functions can run.</returns>
    Task<string?> RefusalAsync();

    /// <summary>Finds out why functions of a runtime can't run here, where others can.</summary>
    /// <returns>Why, and what to do; null where they can, or where no function can.</returns>
    Task<string?> RefusalAsync(Runtime runtime);

    /// <summary>Runs a function with one event, in an environment that waits for one or in a new one.</summary>
    /// <exception cref="AwsException">TooManyRequestsException: as many run as may.</exception>
    Task<FunctionOutcome> RunAsync(Invocation invocation, CancellationToken cancellationToken);
}

/// <summary>What runs, with which event.</summary>
internal sealed record Invocation
{
    /// <summary>The id of the request, which the function's log tells.</summary>
    public required string RequestId { get; init; }

    /// <summary>The version that runs.</summary>
    public required FunctionSnapshot Version { get; init; }

    /// <summary>The ARN under which it was invoked.</summary>
    public required string InvokedArn { get; init; }

    /// <summary>The event, JSON.</summary>
    public required ReadOnlyMemory<byte> Event { get; init; }

    /// <summary>The context that the caller gives, JSON; null for none.</summary>
    public string? ClientContext { get; init; }
}

/// <summary>What came of an invocation.</summary>
/// <param name="Payload">The function's answer, or its error as JSON.</param>
/// <param name="Error">The kind of error, such as <c>Unhandled</c>; null where the function answered.</param>
/// <param name="Log">The end of the log of this invocation, up to 4 KB.</param>
internal sealed record FunctionOutcome(ReadOnlyMemory<byte> Payload, string? Error, string Log);
