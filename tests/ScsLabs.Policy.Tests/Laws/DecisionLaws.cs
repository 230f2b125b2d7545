using CsCheck;
using ScsLabs.Model;

namespace ScsLabs.Policy.Tests.Laws;

public sealed class DecisionLaws
{
    [Fact]
    public void A_deny_that_is_added_anywhere_never_widens() =>
        Gen.Select(AnySituation.Gen, AnyPolicy.Statement(PolicyKind.Identity, Effect.Deny), AnyPolicy.Statement(PolicyKind.Resource, Effect.Deny)).Sample((situation, plain, named) =>
        {
            var allowed = situation.Decide().IsAllowed;
            return situation
                .WithEach((kind, statements) => [.. statements, kind is PolicyKind.Resource or PolicyKind.VpcEndpoint or PolicyKind.ResourceControl ? named : plain])
                .All(changed => allowed || !changed.Decide().IsAllowed);
        });

    [Fact]
    public void An_allow_that_is_added_to_an_identity_policy_never_narrows() =>
        Gen.Select(AnySituation.Gen, AnyPolicy.Statement(PolicyKind.Identity, Effect.Allow)).Sample((situation, allow) =>
            !situation.Decide().IsAllowed
            || (situation with { Identity = [.. situation.Identity, allow] }).Decide() is { IsAllowed: true } or { DecidedBy: PolicyKind.BlockPublicAccess });

    [Fact]
    public void The_order_of_statements_does_not_matter() =>
        AnySituation.Gen.Sample(situation =>
        {
            var decision = situation.Decide();
            return situation
                .WithEach((_, statements) => [.. statements.AsEnumerable().Reverse()])
                .Select(changed => changed.Decide())
                .All(other => other.Outcome == decision.Outcome && other.DecidedBy == decision.DecidedBy);
        });

    [Fact]
    public void The_order_of_policies_does_not_matter() =>
        Gen.Select(AnySituation.Gen, AnyPolicy.Statements(PolicyKind.Identity)).Sample((situation, more) =>
        {
            var second = AnyPolicy.Attach(PolicyKind.Identity, more);
            var policies = situation.Policies;
            var forth = PolicyEngine.Evaluate(situation.Request, policies with { Identity = [policies.Identity[0], second] });
            var back = PolicyEngine.Evaluate(situation.Request, policies with { Identity = [second, policies.Identity[0]] });
            return forth.Outcome == back.Outcome && forth.DecidedBy == back.DecidedBy;
        });

    [Fact]
    public void A_boundary_session_policy_SCP_RCP_endpoint_policy_or_public_access_block_never_widens() =>
        AnySituation.Gen.Sample(situation =>
            !situation.Decide().IsAllowed
            || new[]
            {
                situation with { Boundary = null },
                situation with { Session = null },
                situation with { ServiceControl = null },
                situation with { ResourceControl = null },
                situation with { Endpoint = null },
                situation with { RestrictPublicBuckets = false },
            }.All(without => without.Decide().IsAllowed));

    [Fact]
    public void Trace_and_outcome_agree() =>
        AnySituation.Gen.Sample(situation =>
        {
            var decision = situation.Decide(trace: true);
            var denies = decision.Trace.Any(statement => statement is { Effect: Effect.Deny, Matched: true });
            var allows = decision.Trace.Any(statement => statement is { Effect: Effect.Allow, Matched: true });
            return decision.Outcome switch
            {
                Outcome.ExplicitlyDenied => denies || decision.DecidedBy is PolicyKind.BlockPublicAccess,
                Outcome.Allowed => !denies && (allows || decision.DecidedBy is null),
                _ => !denies,
            }
            && decision.Trace.All(statement => statement.Matched == statement.WhyNot is null);
        });

    [Fact]
    public void A_decision_is_the_same_with_and_without_its_trace() =>
        AnySituation.Gen.Sample(situation =>
        {
            var plain = situation.Decide();
            var traced = situation.Decide(trace: true);
            return (plain.Outcome, plain.DecidedBy, plain.Because) == (traced.Outcome, traced.DecidedBy, traced.Because) && plain.Trace.Count == 0;
        });

    [Fact]
    public void Only_root_users_and_GetCallerIdentity_need_no_policy() =>
        AnySituation.Gen.Sample(situation =>
            situation.Decide() is not { IsAllowed: true, DecidedBy: null }
            || situation.Request.Principal.Kind is PrincipalKind.Root
            || situation.Request.Action == "sts:GetCallerIdentity");

    [Fact]
    public void Principals_that_are_replaced_and_restored_leave_every_decision() =>
        AnySituation.Gen.Where(situation => situation.Resource is not null).Sample(situation =>
        {
            var policies = situation.Policies;
            var there = policies.Resource!.Document.MapAwsPrincipals(name => name.EndsWith("user/alice", StringComparison.Ordinal) ? "AIDACKCEVSQ6C2EXAMPLE" : name);
            var back = there.MapAwsPrincipals(name => name == "AIDACKCEVSQ6C2EXAMPLE" ? "arn:aws:iam::111111111111:user/alice" : name);
            var decision = PolicyEngine.Evaluate(situation.Request, policies with { Resource = new("policy", back) });
            return decision.Because == situation.Decide().Because;
        });
}
