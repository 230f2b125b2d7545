using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>A lab that proves nothing fails its proof.</summary>
public sealed class LabProofTests
{
    private sealed class LaxProof(bool provesDelivery = true) : LabProof<SmallLab, LaxChecks>
    {
        internal override bool ProvesDelivery => provesDelivery;
    }

    private sealed class HastyProof : LabProof<SmallLab, HastyChecks>;

    private sealed class MisledProof : LabProof<MisledLab, MisledChecks>;

    [Fact]
    public async Task A_widening_that_no_check_notices_is_named_as_a_survivor()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => new LaxProof().No_mutant_of_the_solution_survives());

        failure.Message.ShouldContain("7 of 10 mutants survive");
        failure.Message.ShouldContain("user alice, inline policy read, statement Only: Action widened to ssm:*");
        failure.Message.ShouldContain("user alice, inline policy read, statement Only: Resource widened to *");
        failure.Message.ShouldContain("user alice, inline policy read, statement Only: Resource widened to arn:aws:ssm:us-east-1:111111111111:parameter/*");
    }

    [Fact]
    public async Task An_exercise_that_passes_the_checks_is_no_exercise()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => new LaxProof().The_exercise_is_red_on_exactly_the_tasks_it_names());

        failure.Message.ShouldStartWith("As delivered the exercise is red on the tasks 1; here it is on ");
    }

    [Fact]
    public async Task Whoever_has_solved_the_exercise_is_not_told_that_it_is_none()
    {
        var skip = await Should.ThrowAsync<SkipException>(() => new LaxProof(provesDelivery: false).The_exercise_is_red_on_exactly_the_tasks_it_names());

        skip.Message.ShouldContain("the exercise is worked on here: of the tasks that are red as it is delivered, these are green: 1");
    }

    [Fact]
    public async Task A_right_answer_that_a_check_does_not_pass_is_named()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => new MisledProof().Every_other_right_answer_is_green());

        failure.Message.ShouldStartWith("Right answers are red:\nthrows: Alice_may_do_nothing_else: Task 1 ended with InvalidOperationException: no such role");
        failure.Message.ShouldContain("\ntoo wide: Alice_may_do_nothing_else: ");
    }

    [Fact]
    public async Task A_check_that_needs_a_task_after_its_own_is_named()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => new HastyProof().Every_check_needs_no_task_after_its_own());

        failure.Message.ShouldStartWith("Checks need later tasks:\nAlice_reads_hers of task 0 is red after task 0: ");
    }
}
