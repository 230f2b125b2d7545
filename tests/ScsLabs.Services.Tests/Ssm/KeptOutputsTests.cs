using System.Collections.Immutable;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Commands keep the newest outputs, and no more than a size together.</summary>
public sealed class KeptOutputsTests
{
    private const string Cut = "---Output truncated---";

    private static readonly Place Here = new(AccountId.Parse("111111111111"), "us-east-1");
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WorldStore store = new(new WorldClock(TimeProvider.System));

    [Fact]
    public void The_oldest_are_dropped_where_there_are_too_many()
    {
        var ids = Enumerable.Range(0, 10).Select(Send).ToList();

        foreach (var id in ids)
        {
            Run(id, steps: 40);
        }

        var kept = ids.ConvertAll(id => store.Current.All(CommandRun.ByCommand, id).Single().Steps.Count(static step => step.Output.Length > Cut.Length));
        kept.ShouldBe([0, 0, 40, 40, 40, 40, 40, 40, 40, 40]);
        var oldest = store.Current.All(CommandRun.ByCommand, ids[0]).Single().Steps;
        oldest.ShouldAllBe(static step => step.Output == Cut && step.Errors == "" && step.State == RunState.Success);
        IsCounted();
    }

    [Fact]
    public void A_command_with_many_steps_keeps_the_newest()
    {
        var id = Send(0);

        Run(id, steps: 400);

        var steps = store.Current.All(CommandRun.ByCommand, id).Single().Steps;
        (steps.Length, steps[0].Output).ShouldBe((400, Cut));
        steps[^1].Output.Length.ShouldBe(24_000);
        IsCounted();
    }

    [Fact]
    public void An_older_command_that_ends_later_goes_first()
    {
        var (older, newer) = (Send(0), Send(1));
        Run(newer, steps: 300);
        Run(older, steps: 200);
        Run(newer, steps: 200);

        store.Current.All(CommandRun.ByCommand, older).Single().OutputBytes.ShouldBe(0);
        IsCounted();
    }

    [Fact]
    public async Task What_is_kept_no_longer_is_not_counted()
    {
        var id = Send(0);
        Run(id, steps: 10);
        IsCounted();

        await store.AdvanceAsync(store.Current.Everywhere<SentCommand>().Single().DueAt!.Value - store.Clock.GetUtcNow() + TimeSpan.FromDays(1), TestContext.Current.CancellationToken);

        store.Current.Everywhere<CommandRun>().ShouldBeEmpty();
        KeptOutputs.Find(Here, store.Current)!.Bytes.ShouldBe(0);
    }

    private void IsCounted()
    {
        var bytes = store.Current.Everywhere<CommandRun>().Sum(static run => run.OutputBytes);
        (bytes, KeptOutputs.Find(Here, store.Current)!.Bytes).ShouldBe((bytes, bytes));
        bytes.ShouldBeInRange(1, KeptOutputs.MostBytes);
    }

    private string Send(int number)
    {
        var at = store.Clock.GetUtcNow() + TimeSpan.FromSeconds(number);
        var command = new SentCommand
        {
            Place = Here,
            CommandId = $"{number:d36}",
            Request = new("AWS-UpdateSSMAgent"),
            DocumentName = "AWS-UpdateSSMAgent",
            Content = AmazonDocuments.Find("AWS-UpdateSSMAgent", Here.Region)!.Versions[0].Content,
            Values = new(ImmutableDictionary<string, System.Text.Json.Nodes.JsonNode>.Empty),
            RequestedAt = at,
            ExpiresAfter = at.AddHours(2),
        };
        store.Write(draft =>
        {
            draft.Put(command);
            SentCommand.Put(draft, new() { Place = Here, CommandId = command.CommandId, InstanceId = "i-00000000000000001", State = RunState.Success, DeliverBy = at, EndBy = at });
            return true;
        });
        return command.CommandId;
    }

    /// <summary>Adds steps one after the other, each with 24,000 characters.</summary>
    private void Run(string id, int steps)
    {
        for (var number = 0; number < steps; number++)
        {
            store.Write(draft =>
            {
                var run = draft.All(CommandRun.ByCommand, id).Single();
                var step = new StepRun { Name = $"step{run.Steps.Length}", State = RunState.Success, ResponseCode = 0, StartedAt = Start, EndedAt = Start, Output = new('x', 24_000), Errors = "" };
                SentCommand.Put(draft, run with { Steps = run.Steps.Add(step) });
                return true;
            });
        }
    }
}
