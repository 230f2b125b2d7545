namespace ScsLabs.Policy.Tests;

/// <summary>The cases of <see cref="EveryDecision"/> are complete, so that nobody who words decisions forgets a kind.</summary>
public sealed class EveryDecisionTests
{
    private static readonly IReadOnlyList<Decision> Decisions = [.. EveryDecision.Cases.Select(one => PolicyEngine.Evaluate(one.Request, one.Policies, trace: true))];

    [Fact]
    public void There_is_every_reason_by_every_kind_of_policy()
    {
        Decisions.Select(decision => decision.Reason).Distinct().ShouldBe(Enum.GetValues<DecisionReason>(), ignoreOrder: true);
        Decisions.Where(decision => decision.DecidedBy is not null).Select(decision => decision.DecidedBy!.Value).Distinct().ShouldBe(Enum.GetValues<PolicyKind>(), ignoreOrder: true);
        Decisions.Count(decision => decision.Beside is not null).ShouldBe(2);
    }

    [Fact]
    public void There_is_every_mismatch_of_every_element()
    {
        var mismatches = Decisions.SelectMany(decision => decision.Trace).Select(statement => statement.Mismatch).OfType<Mismatch>().ToList();

        mismatches.Select(mismatch => mismatch.Kind).Distinct().ShouldBe(Enum.GetValues<MismatchKind>(), ignoreOrder: true);
        mismatches.Select(mismatch => mismatch.Element).Distinct().ShouldBe(Enum.GetValues<StatementElement>(), ignoreOrder: true);
        mismatches.Where(mismatch => mismatch.Kind is MismatchKind.LeavesOut).Select(mismatch => mismatch.Name).ShouldBe(["NotPrincipal", "NotAction", "NotResource"]);
    }
}
