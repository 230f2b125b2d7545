using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Config;

/// <summary>No user has policies of its own, inline or attached: those of groups are what they should have.</summary>
/// <remarks>Source: AWS Config Developer Guide, iam-user-no-policies-check.</remarks>
internal sealed class IamUserNoPoliciesCheck() : ManagedRule<User>("IAM_USER_NO_POLICIES_CHECK", "AWS::IAM::User", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(User resource, Subject subject, RuleParameters parameters, DateTimeOffset now) => Verdict.Of(resource.InlinePolicies.IsEmpty && resource.AttachedPolicies.IsEmpty);
}
