namespace ScsLabs.Services.Iam;

/// <summary>Reads a managed policy without its document, which GetPolicyVersion returns.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, GetPolicy.</remarks>
[Operation<IamApi>]
public sealed record GetPolicy([Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn)
{
    /// <summary>The policy.</summary>
    public sealed record Result(PolicyView Policy);

    /// <summary>Reads the policy.</summary>
    internal static Result Handle(GetPolicy request, ManagedPolicy policy, Call call) => new(PolicyView.Of(policy, call.View, call.Account));
}
