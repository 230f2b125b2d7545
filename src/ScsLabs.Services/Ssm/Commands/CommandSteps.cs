using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>Runs the steps of a command on one instance.</summary>
/// <remarks>Sources: Systems Manager User Guide, "Command document plugin reference"; the agent's code (amazon-ssm-agent).</remarks>
internal sealed class CommandSteps(SentCommand command, string instanceId, IActing acting)
{
    private const string Seconds = "timeoutSeconds";
    private const int DefaultSeconds = 3600, LeastSeconds = 5, MostSeconds = 172_800;

    /// <summary>The exit code with which a script asks for a restart of its instance.</summary>
    private const int Restart = 194;

    /// <summary>The time that all steps of a command may take together.</summary>
    public static TimeSpan TimeoutOf(SentCommand command) => TimeSpan.FromSeconds(command.Content.Steps.Sum(step => TimeoutOf(step.InputsWith(command.Values.ByName)).TotalSeconds));

    /// <summary>Runs a step.</summary>
    /// <returns>What came of it; null where the instance doesn't run any more.</returns>
    public async Task<StepRun?> RunAsync(DocumentStep step, PlatformType platform, CancellationToken cancellationToken)
    {
        var start = acting.Now;
        if (step.ReasonToSkip(platform, command.Values.ByName) is { } reason)
        {
            return Ended(step, RunState.Success, 0, start, reason, "");
        }

        var inputs = step.InputsWith(command.Values.ByName);
        var done = step.Action switch
        {
            DocumentActions.UpdateSsmAgent => UpdateAgent(inputs),
            DocumentActions.RunPatchBaseline => await PatchAsync(inputs, cancellationToken).ConfigureAwait(false),
            _ => await RunScriptAsync(step, inputs, cancellationToken).ConfigureAwait(false),
        };
        if (done is null)
        {
            return null;
        }

        var folder = await CommandOutput.UploadAsync(command, instanceId, step, platform, done.Output, done.Errors, acting, cancellationToken).ConfigureAwait(false);
        return Ended(step, done.State, done.Code, start, CommandOutput.Text(done.Output), CommandOutput.Text(done.Errors)) with { Folder = folder };
    }

    /// <summary>Requires of a step that will run that all that it is to do is emulated.</summary>
    /// <exception cref="AwsException">It isn't.</exception>
    public static void RequireEmulated(DocumentStep step, CommandValues values)
    {
        if (!step.IsRun)
        {
            throw AwsException.NotEmulated($"the action {step.Action}");
        }

        if (step.Action == DocumentActions.RunPatchBaseline && PatchRun.Lacking.FirstOrDefault(name => TextOf(step.InputsWith(values.ByName), name).Length > 0) is { } lacking)
        {
            throw AwsException.NotEmulated($"the input {lacking} of {step.Action}");
        }
    }

    /// <summary>A step that ends now.</summary>
    public StepRun Ended(DocumentStep step, RunState state, int code, DateTimeOffset start, string output, string errors) => new()
    {
        Name = step.Name,
        State = state,
        ResponseCode = code,
        StartedAt = start,
        EndedAt = acting.Now,
        Output = CommandOutput.Shortened(output, CommandOutput.MostOutput),
        Errors = CommandOutput.Shortened(errors, CommandOutput.MostErrors),
    };

    private Done UpdateAgent(JsonObject inputs)
    {
        if (AgentDownloads.Refusal(command.Place, instanceId, AgentDownloads.Releases(command.Place.Region), acting) is { } refusal)
        {
            return Done.Failed(1, $"The agent's releases can't be downloaded. {refusal}\n");
        }

        var updated = AgentUpdate.Run(command.Place, instanceId, TextOf(inputs, "targetVersion"), TextOf(inputs, "allowDowngrade") == "true", acting);
        return new(updated.IsDone ? RunState.Success : RunState.Failed, updated.IsDone ? 0 : 1, Encoding.UTF8.GetBytes(updated.Output), Encoding.UTF8.GetBytes(updated.Errors));
    }

    private async Task<Done?> PatchAsync(JsonObject inputs, CancellationToken cancellationToken)
    {
        if (await AgentCalls.AsAgentAsync(command.Place, instanceId, "ssm", acting, cancellationToken).ConfigureAwait(false) is not { } transport)
        {
            return Done.Failed(1, "Systems Manager can't be reached.\n");
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
        return new(result.ExitCode == 0 ? RunState.Success : RunState.Failed, result.ExitCode, Encoding.UTF8.GetBytes(result.Output), Encoding.UTF8.GetBytes(result.Errors));
    }

    private async Task<Done?> RunScriptAsync(DocumentStep step, JsonObject inputs, CancellationToken cancellationToken)
    {
        var outcome = await CommandHosts.Of(acting)!.RunAsync(
            new()
            {
                Place = command.Place,
                InstanceId = instanceId,
                CommandId = command.CommandId,
                Step = step.Name,
                Text = string.Concat(LinesOf(inputs["runCommand"]).Select(static line => line + "\n")),
                WorkingDirectory = TextOf(inputs, "workingDirectory") is { Length: > 0 } directory ? directory : null,
                Timeout = TimeoutOf(inputs),
            },
            cancellationToken).ConfigureAwait(false);
        return outcome.End switch
        {
            ScriptEnd.InstanceStopped => null,
            ScriptEnd.Cancelled => new(RunState.Cancelled, StepRun.Stopped, outcome.Output, outcome.Errors),
            ScriptEnd.TimedOut => new(RunState.ExecutionTimedOut, StepRun.Stopped, outcome.Output, outcome.Errors),
            _ when outcome.ExitCode == 0 => new(RunState.Success, 0, outcome.Output, outcome.Errors),
            _ when outcome.ExitCode == Restart => Done.Failed(Restart, $"exit status {Restart} asks for a restart of the instance, which isn't emulated", outcome),
            _ => Done.Failed(outcome.ExitCode, string.Create(CultureInfo.InvariantCulture, $"failed to run commands: exit status {outcome.ExitCode}"), outcome),
        };
    }

    /// <summary>The time of a script: whole seconds; what is no number, too small or too large is the default.</summary>
    private static TimeSpan TimeoutOf(JsonObject inputs) =>
        TimeSpan.FromSeconds(double.TryParse(TextOf(inputs, Seconds), NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && Math.Truncate(given) is var whole and >= LeastSeconds and <= MostSeconds ? whole : DefaultSeconds);

    private static IEnumerable<string> LinesOf(JsonNode? lines) => lines is JsonArray list ? list.Select(static line => TextOf(line)) : lines is null ? [] : [TextOf(lines)];

    private static string TextOf(JsonObject inputs, string name) => TextOf(inputs[name]);

    private static string TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var known) ? known : value?.ToJsonString() ?? "";

    /// <summary>What a step did.</summary>
    /// <param name="State">How it ended.</param>
    /// <param name="Code">Its exit code.</param>
    /// <param name="Output">What it wrote.</param>
    /// <param name="Errors">What it wrote as errors, and what the agent added to them.</param>
    private sealed record Done(RunState State, int Code, ReadOnlyMemory<byte> Output, ReadOnlyMemory<byte> Errors)
    {
        /// <summary>A step that failed: with what the agent says of it, after what a script wrote.</summary>
        public static Done Failed(int code, string said, ScriptOutcome? script = null) =>
            new(RunState.Failed, code, script?.Output ?? default, (byte[])[.. (script?.Errors ?? default).Span, .. Encoding.UTF8.GetBytes(said)]);
    }
}
