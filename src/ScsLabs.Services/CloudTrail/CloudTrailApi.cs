using ScsLabs.Model.Wire;

namespace ScsLabs.Services.CloudTrail;

/// <summary>AWS CloudTrail: event history, and trails that deliver to buckets.</summary>
internal sealed class CloudTrailApi : IApi
{
    /// <summary>The principal with which CloudTrail writes to buckets.</summary>
    public const string Principal = "cloudtrail.amazonaws.com";

    private static readonly Func<Violations, AwsException> Usual = Violation.InOneSentence("ValidationException");

    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "cloudtrail",
        Protocol = WireProtocol.Json11,
        Version = "2013-11-01",
        TargetPrefix = "CloudTrail_20131101",
        TargetNamespace = "com.amazonaws.cloudtrail.v20131101",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = static violations => violations.Told.Any(static violation => violation is { Member: "maxResults", Rule: ViolatedRule.MinValue or ViolatedRule.MaxValue }) ? CloudTrailErrors.InvalidMaxResults() : Usual(violations),
        AwsOperations = OperationList.NamesOf("cloudtrail"),
    };
}
