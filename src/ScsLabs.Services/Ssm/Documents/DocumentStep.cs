using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>A step of a Command document.</summary>
internal sealed record DocumentStep
{
    private readonly JsonElement inputs;
    private readonly StepPrecondition? precondition;

    private DocumentStep(JsonElement inputs, StepPrecondition? precondition) => (this.inputs, this.precondition) = (inputs, precondition);

    /// <summary>The name, which no other step of the document has; for Amazon's documents of schema 1.2 that of the action.</summary>
    public required string Name { get; init; }

    /// <summary>The action, such as <c>aws:runShellScript</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The inputs as they are written. Each caller gets its own copy.</summary>
    public JsonObject Inputs => JsonObject.Create(inputs)!;

    /// <summary>What follows the step where it fails.</summary>
    public StepEnd OnFailure { get; init; }

    /// <summary>What follows the step where it succeeds.</summary>
    public StepEnd OnSuccess { get; init; }

    /// <summary>Whether it runs also where a step before it ended the command. Only the last step can be so.</summary>
    public bool IsFinally { get; init; }

    /// <summary>Whether the emulator runs the action.</summary>
    public bool IsRun => DocumentActions.IsRun(Action);

    /// <summary>Makes a step whose inputs were checked.</summary>
    public static DocumentStep Of(string name, string action, JsonElement inputs, StepPrecondition? precondition = null) => new(inputs, precondition) { Name = name, Action = action };

    /// <summary>Whether the step runs on an operating system, and isn't skipped.</summary>
    /// <param name="platform">The operating system.</param>
    /// <param name="values">The parameters' values; without them a precondition about a parameter is taken to hold.</param>
    public bool AppliesTo(PlatformType platform, IReadOnlyDictionary<string, JsonNode>? values = null) =>
        DocumentActions.RunsOn(Action, platform) && precondition?.Holds(platform, values) != false;

    /// <summary>Why the step is skipped, as the agent says it: its plugin isn't there on the operating system, or its precondition doesn't hold. Null where it runs.</summary>
    /// <remarks>Source: the agent's code (amazon-ssm-agent, runpluginutil).</remarks>
    public string? ReasonToSkip(PlatformType platform, IReadOnlyDictionary<string, JsonNode> values) =>
        !DocumentActions.RunsOn(Action, platform) ? $"Step execution skipped due to unsupported plugin: {Action}. Step name: {Name}"
        : precondition?.Holds(platform, values) == false ? $"Step execution skipped due to unsatisfied preconditions: '{precondition}'. Step name: {Name}"
        : null;

    /// <summary>The inputs with the parameters' values.</summary>
    public JsonObject InputsWith(IReadOnlyDictionary<string, JsonNode> values) => (JsonObject)Placeholders.Replace(inputs, values)!;
}

/// <summary>What follows a step.</summary>
internal enum StepEnd
{
    /// <summary>The next step.</summary>
    Continue,

    /// <summary>The end of the command, with the step's status.</summary>
    Exit,

    /// <summary>The end of the command, as if the step that failed had succeeded.</summary>
    SuccessAndExit,
}
