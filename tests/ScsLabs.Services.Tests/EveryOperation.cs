using System.Text.Json;

namespace ScsLabs.Services.Tests;

/// <summary>What holds for every operation, whatever it does.</summary>
public sealed class EveryOperation
{
    public static TheoryData<string> Names => [.. Operations.All.Select(operation => $"{operation.Api.Name}:{operation.Name}")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Has_a_sample_that_works_and_asks_for_permission(string name)
    {
        var sample = SampleOf(name);
        var recorder = new SampleRun.Recorder();

        await new SampleRun(sample).InvokeAsync(recorder);

        if (sample.Operation.RequestType.IsDefined(typeof(Model.Declarations.NoAuthorizationAttribute), inherit: false))
        {
            recorder.Asks.ShouldBeEmpty();
        }
        else
        {
            recorder.Asks.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_and_changes_nothing_when_any_one_of_its_asks_is_refused(string name)
    {
        var sample = SampleOf(name);
        var recorder = new SampleRun.Recorder();
        await new SampleRun(sample).InvokeAsync(recorder);

        for (var number = 0; number < recorder.Asks.Count; number++)
        {
            var run = new SampleRun(sample);
            var before = run.World;

            var refused = $"refused for the test: {recorder.Asks[number].Action}";
            if (sample.Operation.RequestType.IsDefined(typeof(Model.Declarations.AsksForEachAttribute), inherit: false))
            {
                // The answer tells it, and the others go on.
                JsonSerializer.Serialize(await run.InvokeAsync(new SampleRun.Refuser(number)), sample.Operation.ResultType).ShouldContain(refused);
                continue;
            }

            (await Should.ThrowAsync<AwsError>(() => run.InvokeAsync(new SampleRun.Refuser(number)))).Message.ShouldContain(refused);
            run.World.ShouldBeSameAs(before);
        }
    }

    private static Sample SampleOf(string name) =>
        Sample.All.SingleOrDefault(sample => sample.ToString() == name) ?? throw new InvalidOperationException($"{name} has no sample: add one to its service's samples.");
}
