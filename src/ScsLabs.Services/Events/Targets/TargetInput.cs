using System.Text.Json;
using ScsLabs.Events;
using ScsLabs.Events.Inputs;

namespace ScsLabs.Services.Events;

/// <summary>What a target is sent of an event.</summary>
internal static class TargetInput
{
    private const int MaxDepth = 1000;

    /// <summary>Throws unless a target's input is well formed.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Require(Target target)
    {
        if (((object?[])[target.Input, target.InputPath, target.InputTransformer]).Count(given => given is not null) > 1)
        {
            throw EventsErrors.Validation($"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        }

        try
        {
            Read(target);
        }
        catch (EventsValidationException malformed)
        {
            throw EventsErrors.Validation(malformed.Message);
        }
        catch (JsonException)
        {
            throw EventsErrors.Validation($"Input for target {target.Id} is not a valid JSON text.");
        }
    }

    /// <summary>What a target is sent.</summary>
    /// <returns>JSON, or a text; null where a template makes no JSON of this event, or a path finds nothing.</returns>
    /// <exception cref="UndeliverableException">A template makes more of this event than any target takes.</exception>
    public static string? Of(Target target, BusEvent sent, EventRule rule) => target switch
    {
        { Input: { } constant } => constant,
        { InputPath: { } path } => InputPath.Parse(target.Id, path).Find(sent.Root) is { } found ? CompactJson.Of(found) : null,
        { InputTransformer: not null } => Transformed(target, sent, rule),
        _ => sent.Json,
    };

    private static string? Transformed(Target target, BusEvent sent, EventRule rule)
    {
        try
        {
            return Transformer(target).Apply(sent.Root, new(rule.Arn, rule.Name, sent.IngestedAt));
        }
        catch (EventsValidationException tooLong)
        {
            throw new UndeliverableException("INVALID_PARAMETER", tooLong.Message);
        }
    }

    private static void Read(Target target)
    {
        switch (target)
        {
            case { Input: { } constant }:
                JsonDocument.Parse(constant, new() { MaxDepth = MaxDepth }).Dispose();
                break;
            case { InputPath: { } path }:
                InputPath.Parse(target.Id, path);
                break;
            case { InputTransformer: not null }:
                Transformer(target);
                break;
            default:
                break;
        }
    }

    private static ScsLabs.Events.Inputs.InputTransformer Transformer(Target target) =>
        ScsLabs.Events.Inputs.InputTransformer.Parse(target.Id, target.InputTransformer!.InputPathsMap ?? ImmutableDictionary<string, string>.Empty, target.InputTransformer.InputTemplate);
}
