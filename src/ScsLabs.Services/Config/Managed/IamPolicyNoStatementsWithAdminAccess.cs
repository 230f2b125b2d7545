using ScsLabs.Policy;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Config;

/// <summary>No managed policy of the account allows all actions on all resources in one statement; with <c>excludePermissionBoundaryPolicy</c>, permissions boundaries may.</summary>
/// <remarks>Source: AWS Config Developer Guide, iam-policy-no-statements-with-admin-access.</remarks>
internal sealed class IamPolicyNoStatementsWithAdminAccess() : ManagedRule<ManagedPolicy>("IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", "AWS::IAM::Policy", RuleTriggers.Changes, RuleParameter.Flag(ExcludeBoundaries))
{
    private const string ExcludeBoundaries = "excludePermissionBoundaryPolicy";

    /// <inheritdoc />
    protected override Verdict Evaluate(ManagedPolicy resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        parameters.IsOn(ExcludeBoundaries) && subject.PartsOf<IPrincipalIdentity>().Any() ? Verdict.NotApplicable : Verdict.Of(!resource.Document.Statements.Any(GivesAll));

    private static bool GivesAll(PolicyStatement statement) =>
        statement is { Effect: Effect.Allow, IsNotAction: false, NotResources: false } && statement.ActionTexts.Any(text => text is "*" or "*:*") && statement.ResourceTexts.Contains("*", StringComparer.Ordinal);
}
