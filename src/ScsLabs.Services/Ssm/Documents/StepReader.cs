using System.Text.Json;

namespace ScsLabs.Services.Ssm;

/// <summary>Reads and checks the steps of a document of schema 2.2.</summary>
/// <remarks>Source: Systems Manager User Guide, documents-command-ssm-plugin-reference, "Shared inputs".</remarks>
internal static class StepReader
{
    private const string OnFailure = "onFailure", OnSuccess = "onSuccess", Finally = "finallyStep";
    private const string Exit = "exit", SuccessAndExit = "successAndExit";
    private const int LongestName = 128;

    /// <summary>What AWS's agent has beside the inputs of a step, and no guide tells of.</summary>
    private static readonly string[] Lacking = ["maxAttempts", "timeoutSeconds", "settings", OnFailure, OnSuccess, Finally];

    /// <summary>Reads the steps, whose names differ.</summary>
    /// <param name="list">The steps.</param>
    /// <param name="parameters">The parameters that the document declares.</param>
    /// <param name="isAmazons">Whether the document is Amazon's, which may have the emulator's own action.</param>
    /// <exception cref="AwsException">InvalidDocumentContent, or not emulated.</exception>
    public static ImmutableArray<DocumentStep> Read(ContentNode list, IReadOnlyDictionary<string, DocumentParameter> parameters, bool isAmazons)
    {
        var nodes = list.Items;
        if (nodes.Count == 0)
        {
            throw DocumentErrors.InvalidForm("array is too short: must have at least 1 elements but instance has 0 elements", list.Path);
        }

        var steps = nodes.Select((node, index) => Read(node, parameters, isAmazons, isLast: index == nodes.Count - 1)).ToImmutableArray();
        return steps.GroupBy(step => step.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { Key: var twice }
            ? throw DocumentErrors.InvalidContent($"The step name {twice} is used more than once. Step names must be unique.")
            : steps;
    }

    private static DocumentStep Read(ContentNode node, IReadOnlyDictionary<string, DocumentParameter> parameters, bool isAmazons, bool isLast)
    {
        if (Lacking.FirstOrDefault(name => node.Find(name) is not null) is { } lacking)
        {
            throw AwsException.NotEmulated($"{lacking} beside the inputs of a step");
        }

        node.RequireOnly("action", "name", "inputs", "precondition", "description");
        var (action, name, inputs) = (node["action"].Text, node["name"].Text, node["inputs"]);
        if (!DocumentActions.IsKnown(action) && !(isAmazons && action == DocumentActions.RunPatchBaseline))
        {
            throw DocumentErrors.InvalidContent($"The action {action} of the step {name} is not supported.");
        }

        if (name.Length is 0 or > LongestName)
        {
            throw DocumentErrors.InvalidForm($"a step's name has 1 to {LongestName} characters", node.Path);
        }

        Placeholders.Require(inputs.Element, parameters);
        CheckInputs(action, inputs);
        var precondition = node.Find("precondition") is { } condition ? StepPrecondition.Read(condition, parameters) : null;
        return DocumentStep.Of(name, action, inputs.Element, precondition) with
        {
            OnFailure = End(inputs.Find(OnFailure), Exit, SuccessAndExit),
            OnSuccess = End(inputs.Find(OnSuccess), Exit),
            IsFinally = isLast && inputs.Find(Finally) is { } last && IsTrue(last),
        };
    }

    private static void CheckInputs(string action, ContentNode inputs)
    {
        switch (action)
        {
            case DocumentActions.RunShellScript:
                inputs.RequireOnly("runCommand", "workingDirectory", "timeoutSeconds", OnFailure, OnSuccess, Finally);
                CheckCommands(inputs["runCommand"]);
                _ = inputs.Find("workingDirectory")?.Text;
                _ = inputs.Find("timeoutSeconds")?.TextOrLiteral;
                break;
            case DocumentActions.UpdateSsmAgent:
                inputs.RequireOnly("agentName", "source", "allowDowngrade", "targetVersion", OnFailure, OnSuccess, Finally);
                break;
            default:
                // What isn't run has its inputs looked at by nobody; they are an object all the same.
                _ = inputs.Members;
                break;
        }
    }

    /// <summary>A script is a text or lines.</summary>
    private static void CheckCommands(ContentNode commands)
    {
        if (commands.Element.ValueKind != JsonValueKind.String)
        {
            foreach (var line in commands.Items)
            {
                _ = line.Text;
            }
        }
    }

    private static StepEnd End(ContentNode? node, params string[] ends) => node switch
    {
        null => StepEnd.Continue,
        { } given when !ends.Contains(given.Text, StringComparer.Ordinal) => throw DocumentErrors.InvalidForm($"instance value ({given.Text}) not found in enum (possible values: [{string.Join(",", ends)}])", given.Path),
        { Text: SuccessAndExit } => StepEnd.SuccessAndExit,
        _ => StepEnd.Exit,
    };

    private static bool IsTrue(ContentNode node) => node.TextOrLiteral switch
    {
        "true" => true,
        "false" => false,
        _ => throw node.WrongType("boolean"),
    };
}
