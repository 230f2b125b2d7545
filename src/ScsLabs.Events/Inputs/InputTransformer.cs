using System.Text;
using System.Text.Json;
using ScsLabs.Events.Json;

namespace ScsLabs.Events.Inputs;

/// <summary>Makes what a target is sent from an event: a template, in which variables are paths into the event.</summary>
/// <remarks>
/// Between quotes a variable's text is inserted, elsewhere its JSON. AWS doesn't escape what it inserts between quotes, so a quote in it breaks
/// a JSON template. Source: EventBridge User Guide, eb-transform-target-input; errors of PutTargets as recorded by users.
/// </remarks>
internal sealed class InputTransformer
{
    /// <summary>The maximum number of variables. Source: the model of PutTargets.</summary>
    public const int MaxVariables = 100;

    /// <summary>The maximum length of what is sent, in characters: no target of EventBridge takes more.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly Dictionary<string, InputPath> paths;
    private readonly IReadOnlyList<TemplatePart> parts;
    private readonly bool isString;

    private InputTransformer(Dictionary<string, InputPath> paths, IReadOnlyList<TemplatePart> parts, bool isString) => (this.paths, this.parts, this.isString) = (paths, parts, isString);

    /// <summary>Reads a transformer.</summary>
    /// <param name="targetId">The target that has the transformer; errors name it.</param>
    /// <param name="inputPathsMap">The variables and their paths.</param>
    /// <param name="inputTemplate">JSON, or a string in quotes, with variables in angle brackets.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too many variables, which the caller should have told by its request's limits.</exception>
    /// <exception cref="EventsValidationException">A path or the template is malformed; the message is AWS's.</exception>
    public static InputTransformer Parse(string targetId, IReadOnlyDictionary<string, string> inputPathsMap, string inputTemplate)
    {
        if (inputPathsMap.Count > MaxVariables)
        {
            throw new ArgumentOutOfRangeException(nameof(inputPathsMap), $"There are more than {MaxVariables} variables.");
        }

        var read = inputPathsMap.ToDictionary(variable => variable.Key, variable => InputPath.Parse(targetId, variable.Value), StringComparer.Ordinal);
        var template = TemplatePart.Split(inputTemplate);
        var first = inputTemplate.AsSpan().TrimStart();
        foreach (var name in template.Select(part => part.Variable).OfType<string>())
        {
            if (!read.ContainsKey(name) && !PredefinedVariables.Has(name))
            {
                throw new EventsValidationException($"InputTemplate for target {targetId} contains invalid placeholder {name}.");
            }

            if (name == PredefinedVariables.EventJson && first is not ['{', ..])
            {
                throw new EventsValidationException($"InputTemplate for target {targetId} contains placeholder {name} valid only for JSON template.");
            }
        }

        CheckJson(targetId, string.Concat(template.Select(part => part.Variable is null ? part.Text : "null")));
        return new(read, template, isString: first is ['"', ..]);
    }

    /// <summary>Fills the template. Returns the target's input; null where it isn't JSON, because AWS then sends nothing.</summary>
    /// <param name="json">The event. Its strings are whole Unicode.</param>
    /// <param name="rule">The rule that sends it.</param>
    /// <exception cref="EventsValidationException">It is longer than <see cref="MaxLength"/>; the words are ours.</exception>
    public string? Apply(JsonElement json, RuleContext rule)
    {
        var text = new StringBuilder();
        var values = new Dictionary<string, VariableValue>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.Variable is null)
            {
                text.Append(part.Text);
                continue;
            }

            if (!values.TryGetValue(part.Variable, out var value))
            {
                values[part.Variable] = value = paths.TryGetValue(part.Variable, out var path) ? VariableValue.Of(path.Find(json)) : PredefinedVariables.Of(part.Variable, json, rule);
            }

            text.Append((part.IsInString, isString) switch
            {
                (false, _) => value.Json,
                (true, true) => value.PlainText,
                (true, false) => value.Text,
            });
            if (text.Length > MaxLength)
            {
                throw new EventsValidationException($"The input is longer than {MaxLength} characters.");
            }
        }

        return isString ? text.ToString() : CompactJson.Of(text.ToString());
    }

    private static void CheckJson(string targetId, string text)
    {
        var scanner = new JsonScanner(text);
        try
        {
            if (scanner.Next() == JsonToken.End)
            {
                throw new JsonTextException("No content to map due to end-of-input", 0);
            }

            while (scanner.Token != JsonToken.End)
            {
                scanner.Next();
            }
        }
        catch (JsonTextException e)
        {
            throw new EventsValidationException($"Invalid InputTemplate for target {targetId} : {JsonPlace.Of(text, e.At)}.");
        }
    }
}
