using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>The harness says no to labs that prove nothing.</summary>
public sealed class Proofs
{
    private sealed class LaxProof : LabProof<SmallLab, LaxOutcome>;

    [Fact]
    public async Task A_widening_that_no_check_notices_is_named_as_a_survivor()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => new LaxProof().No_mutant_of_the_solution_survives());

        failure.Message.ShouldContain("2 of 4 mutants survive");
        failure.Message.ShouldContain("user alice, inline policy read, statement Only: Action widened to ssm:*");
        failure.Message.ShouldContain("user alice, inline policy read, statement Only: Resource widened to *");
    }

    [Fact]
    public async Task An_exercise_that_passes_the_checks_is_no_exercise() =>
        await Should.ThrowAsync<XunitException>(() => new LaxProof().The_exercise_is_red_on_exactly_the_tasks_it_names());
}
