using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Ssm;

/// <summary>AWS Systems Manager.</summary>
internal sealed class SsmApi : IApi
{
    /// <summary>The service principal.</summary>
    internal const string Principal = "ssm.amazonaws.com";

    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "ssm",
        Protocol = WireProtocol.Json11,
        Version = "2014-11-06",
        TargetPrefix = "AmazonSSM",
        IsFallback = true,
        MaxSkew = TimeSpan.FromMinutes(5),
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("ValidationException"),
        TokenMismatch = SsmErrors.IdempotentParameterMismatch,
        AwsOperations = OperationList.NamesOf("ssm"),
        Follow = new(static commit => AgentChanges.Concerns(commit) || Dispatch.Concerns(commit) || InstancePatches.Concerns(commit), static async (commit, acting, cancellationToken) =>
        {
            await AgentChanges.FollowAsync(commit, acting, cancellationToken).ConfigureAwait(false);
            await Dispatch.FollowAsync(commit, acting, cancellationToken).ConfigureAwait(false);
            await InstancePatches.FollowAsync(commit, acting).ConfigureAwait(false);
        }),
    };
}
