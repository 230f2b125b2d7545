using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Proof;
using ScsLabs.Model.State;
using ScsLabs.Services.Events;
using ScsLabs.Services.Sqs;

namespace ScsLabs.Harness.Tests;

/// <summary>The mutants that rules of EventBridge, and the policies of queues, give.</summary>
public sealed class LooserEventRulesTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:111111111111:letters";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_loses_each_field_of_its_pattern_and_its_target_the_queue()
    {
        var changes = await ChangesAsync("""{"source":["aws.config"],"detail":{"type":["a"],"result":{"is":["b"]}}}""");

        Applied<EventRule>(changes).Select(rule => rule.Pattern?.Json).OfType<string>().ShouldBe([
            """{"detail":{"type":["a"],"result":{"is":["b"]}}}""",
            """{"source":["aws.config"],"detail":{"result":{"is":["b"]}}}""",
            """{"source":["aws.config"],"detail":{"type":["a"]}}""",
        ]);
        Applied<EventTarget>(changes).ShouldHaveSingleItem().Settings.ShouldBe(new Target("1", Queue));
    }

    [Fact]
    public async Task A_pattern_of_one_field_is_left()
    {
        var changes = await ChangesAsync("""{"source":["aws.config"]}""");

        Applied<EventRule>(changes).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_queues_policy_allows_is_widened_but_to_no_other_queue()
    {
        var changes = await ChangesAsync("""{"source":["aws.config"]}""");

        Mutant.Of(changes, World.Empty).Select(mutant => mutant.Name).Where(name => name.Contains("queue policy", StringComparison.Ordinal)).Select(name => name.Split(": ")[1])
            .ShouldBe(["taken away", "Action widened to sqs:*", "Principal widened to *"]);
    }

    /// <summary>The rows of a type as the mutants make them.</summary>
    private static IEnumerable<T> Applied<T>(IReadOnlyList<Change> changes)
        where T : class, IRow<T> =>
        LooserEventRules.Of(changes).Select(mutant =>
        {
            var draft = new Draft(World.Empty);
            mutant.Apply(draft);
            return draft.Everywhere<T>().SingleOrDefault();
        }).OfType<T>();

    /// <summary>What a rule, its target and their queue change.</summary>
    private static async Task<IReadOnlyList<Change>> ChangesAsync(string pattern)
    {
        await using var backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        var root = (await backend.NewContextAsync(Token)).A.Root;
        var commits = new List<Commit>();
        using var following = backend.Emulator.Store.Subscribe((commit, _, _) =>
        {
            commits.Add(commit);
            return Task.CompletedTask;
        });
        await root.Sqs.CreateQueueAsync(
            new Amazon.SQS.Model.CreateQueueRequest("letters") { Attributes = new() { ["Policy"] = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{Queue}}"}]}""" } }, Token);
        await root.Events.PutRuleAsync(new("rule") { EventPattern = pattern }, Token);
        await root.Events.PutTargetsAsync(new("rule", [new("1", Queue) { DeadLetterConfig = new(Queue) }]), Token);
        await backend.Emulator.SettleAsync(Token);
        return Change.Combine(commits);
    }
}
