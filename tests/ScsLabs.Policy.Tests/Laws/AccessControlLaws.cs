using CsCheck;

namespace ScsLabs.Policy.Tests.Laws;

public sealed class AccessControlLaws
{
    [Fact]
    public void A_grant_that_is_added_never_narrows() =>
        Gen.Select(AnySituation.Gen, AnyAccessControl.Grant).Sample((situation, grant) =>
            !situation.Decide().IsAllowed
            || With(situation, access => access with { Grants = [.. access.Grants ?? [], grant] }).Decide().IsAllowed);

    [Fact]
    public void Ignoring_public_lists_and_a_bucket_policy_that_only_denies_never_widen() =>
        AnySituation.Gen.Sample(situation =>
            !situation.Decide().IsAllowed
            || new[]
            {
                With(situation, access => access with { IgnorePublicAcls = false }),
                With(situation, access => access with { ResourceOnlyDenies = false }),
            }.All(without => without.Decide().IsAllowed));

    [Fact]
    public void The_order_of_grants_does_not_matter() =>
        AnySituation.Gen.Sample(situation =>
        {
            var other = With(situation, access => access with { Grants = access.Grants?.AsEnumerable().Reverse().ToArray() }).Decide();
            var decision = situation.Decide();
            return (other.Outcome, other.DecidedBy, other.Because) == (decision.Outcome, decision.DecidedBy, decision.Because);
        });

    [Fact]
    public void No_list_helps_against_an_explicit_deny() =>
        Gen.Select(AnySituation.Gen, AnyAccessControl.Grant.Array[0, 5]).Sample((situation, grants) =>
        {
            var decision = With(situation, access => access with { Grants = [] }).Decide();
            return decision.Outcome is not Outcome.ExplicitlyDenied || decision.DecidedBy is PolicyKind.BlockPublicAccess
                || With(situation, access => access with { Grants = grants }).Decide() is { Outcome: Outcome.ExplicitlyDenied } same && same.DecidedBy == decision.DecidedBy;
        });

    [Fact]
    public void A_list_has_a_say_in_S3_only() =>
        AnySituation.Gen.Where(situation => !situation.Request.Action.StartsWith("s3:", StringComparison.Ordinal)).Sample(situation =>
            situation.Decide().Because == With(situation, access => access with { Grants = null }).Decide().Because);

    private static AnySituation With(AnySituation situation, Func<AnyAccessControl, AnyAccessControl> change) =>
        situation with { AccessControl = change(situation.AccessControl) };
}
