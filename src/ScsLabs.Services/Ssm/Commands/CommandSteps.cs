using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>Runs the steps of a command on one instance.</summary>
/// <remarks>Sources: Systems Manager User Guide, "Command document plugin reference"; the agent's code (amazon-ssm-agent).</remarks>
internal sealed class CommandSteps(SentCommand command, string instanceId, IActing acting)
{
    private const string Seconds = "timeoutSeconds";
    private const int DefaultSeconds = 3600, MostSeconds = 172_800;

    /// <summary>The exit code with which a script asks for a restart of its instance.</summary>
    private const int Restart = 194;

    /// <summary>The time that all steps of a command may take together.</summary>
    public static TimeSpan TimeoutOf(SentCommand command) => TimeSpan.FromSeconds(command.Content.Steps.Sum(step => TimeoutOf(step.InputsWith(command.Values.ByName)).TotalSeconds));

    /// <summary>Runs a step.</summary>
    /// <returns>What came of it; null where the instance doesn't run any more.</returns>
    public async Task<StepRun?> RunAsync(DocumentStep step, PlatformType platform, CancellationToken cancellationToken)
    {
        var start = acting.Now;
        if (!step.AppliesTo(platform, command.Values.ByName))
        {
            return Ended(step, RunState.Success, 0, start, $"Step execution skipped due to unsatisfied preconditions. Step name: {step.Name}", "");
        }

        var inputs = step.InputsWith(command.Values.ByName);
        switch (step.Action)
        {
            case DocumentActions.UpdateSsmAgent:
                var updated = AgentUpdate.Run(command.Place, instanceId, TextOf(inputs, "targetVersion"), TextOf(inputs, "allowDowngrade") == "true", acting);
                return Ended(step, updated.IsDone ? RunState.Success : RunState.Failed, updated.IsDone ? 0 : 1, start, updated.Output, updated.Errors);
            case DocumentActions.RunPatchBaseline:
                return await PatchAsync(step, inputs, start, cancellationToken).ConfigureAwait(false);
            default:
                return await RunScriptAsync(step, inputs, start, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<StepRun?> PatchAsync(DocumentStep step, JsonObject inputs, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (PatchRun.Lacking.FirstOrDefault(name => TextOf(inputs, name).Length > 0) is { } lacking)
        {
            return Ended(step, RunState.Failed, 1, start, "", AwsException.NotEmulated($"{lacking} of AWS-RunPatchBaseline").Message);
        }

        if (await AgentCalls.AsAgentAsync(command.Place, instanceId, "ssm", acting, cancellationToken).ConfigureAwait(false) is not { } transport)
        {
            return Ended(step, RunState.Failed, 1, start, "", "Systems Manager can't be reached.");
        }

        var result = await PatchRun.RunAsync(
            new()
            {
                Place = command.Place,
                InstanceId = instanceId,
                Operation = Enum.Parse<PatchOperationType>(TextOf(inputs, "operation")),
                RebootOption = Enum.Parse<RebootOption>(TextOf(inputs, "rebootOption")),
                SnapshotId = TextOf(inputs, "snapshotId"),
                Agent = new(transport),
            },
            acting,
            cancellationToken).ConfigureAwait(false);
        return Ended(step, result.ExitCode == 0 ? RunState.Success : RunState.Failed, result.ExitCode, start, result.Output, result.Errors);
    }

    private async Task<StepRun?> RunScriptAsync(DocumentStep step, JsonObject inputs, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var outcome = await CommandHosts.Of(acting)!.RunAsync(
            new()
            {
                Place = command.Place,
                InstanceId = instanceId,
                CommandId = command.Id,
                Step = step.Name,
                Text = string.Concat(LinesOf(inputs["runCommand"]).Select(static line => line + "\n")),
                WorkingDirectory = TextOf(inputs, "workingDirectory") is { Length: > 0 } directory ? directory : null,
                Timeout = TimeoutOf(inputs),
            },
            cancellationToken).ConfigureAwait(false);
        if (outcome.End == ScriptEnd.InstanceStopped)
        {
            return null;
        }

        var (state, code, said) = outcome.End switch
        {
            ScriptEnd.Cancelled => (RunState.Cancelled, StepRun.Stopped, ""),
            ScriptEnd.TimedOut => (RunState.ExecutionTimedOut, StepRun.Stopped, ""),
            _ when outcome.ExitCode == 0 => (RunState.Success, 0, ""),
            _ when outcome.ExitCode == Restart => (RunState.Failed, Restart, $"exit status {Restart} asks for a restart of the instance, which isn't emulated"),
            _ => (RunState.Failed, outcome.ExitCode, string.Create(CultureInfo.InvariantCulture, $"failed to run commands: exit status {outcome.ExitCode}")),
        };
        var folder = await CommandOutput.UploadAsync(command, instanceId, step, outcome, acting, cancellationToken).ConfigureAwait(false);
        return Ended(step, state, code, start, CommandOutput.Text(outcome.Output), CommandOutput.Text(outcome.Errors) + said) with { Folder = folder };
    }

    private StepRun Ended(DocumentStep step, RunState state, int code, DateTimeOffset start, string output, string errors) => new()
    {
        Name = step.Name,
        State = state,
        ResponseCode = code,
        StartedAt = start,
        EndedAt = acting.Now,
        Output = CommandOutput.Shortened(output, CommandOutput.MostOutput),
        Errors = CommandOutput.Shortened(errors, CommandOutput.MostErrors),
    };

    private static TimeSpan TimeoutOf(JsonObject inputs) => TimeSpan.FromSeconds(int.TryParse(TextOf(inputs, Seconds), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSeconds ? seconds : DefaultSeconds);

    private static IEnumerable<string> LinesOf(JsonNode? lines) => lines is JsonArray list ? list.Select(static line => TextOf(line)) : lines is null ? [] : [TextOf(lines)];

    private static string TextOf(JsonObject inputs, string name) => TextOf(inputs[name]);

    private static string TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var known) ? known : value?.ToJsonString() ?? "";
}
