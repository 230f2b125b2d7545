using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScsLabs.Services.Ssm;

/// <summary>Reads the YAML of documents as the JSON that it stands for.</summary>
/// <remarks>Plain scalars are numbers, booleans and nulls as in YAML's core schema; keys are always texts. Source: YAML 1.2.2, 10.3.2.</remarks>
internal sealed class YamlContent
{
    private readonly Parser events;
    private int level;

    private YamlContent(string content) => events = new(new StringReader(content));

    /// <summary>Reads a document.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent, with the place of the fault; or not emulated: anchors and aliases.</exception>
    public static JsonElement Read(string content)
    {
        try
        {
            // Written and read again, it is bounded and immutable as JSON is.
            return JsonContent.Read(JsonContent.Written(new YamlContent(content).Document()));
        }
        catch (YamlException error)
        {
            throw Malformed(error.Start);
        }
    }

    /// <summary>Whether a plain scalar is a text, and no number, boolean or null.</summary>
    public static bool IsText(string plain) => Value(new Scalar(AnchorName.Empty, TagName.Empty, plain, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false)) is { } value && value.GetValueKind() == JsonValueKind.String;

    private static AwsException Malformed(Mark at) => DocumentErrors.Malformed("YAML", at.Line, at.Column);

    private JsonNode? Document()
    {
        events.Consume<StreamStart>();
        if (events.Accept<StreamEnd>(out var empty))
        {
            throw Malformed(empty.Start);
        }

        events.Consume<DocumentStart>();
        var root = Node();
        events.Consume<DocumentEnd>();
        return events.Accept<StreamEnd>(out _) ? root : throw Malformed(events.Current!.Start);
    }

    private JsonNode? Node()
    {
        if (events.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw AwsException.NotEmulated("anchors and aliases in documents");
        }

        if (events.TryConsume<Scalar>(out var scalar))
        {
            return Value(scalar);
        }

        if (++level > JsonContent.MostLevels)
        {
            throw Malformed(events.Current!.Start);
        }

        JsonNode node = events.Accept<MappingStart>(out _) ? Mapping() : Sequence();
        level--;
        return node;
    }

    private JsonObject Mapping()
    {
        events.Consume<MappingStart>();
        var mapping = new JsonObject();
        while (!events.TryConsume<MappingEnd>(out _))
        {
            var key = events.Consume<Scalar>();
            if (!mapping.TryAdd(key.Value, Node()))
            {
                throw Malformed(key.Start);
            }
        }

        return mapping;
    }

    private JsonArray Sequence()
    {
        events.Consume<SequenceStart>();
        var sequence = new JsonArray();
        while (!events.TryConsume<SequenceEnd>(out _))
        {
            sequence.Add(Node());
        }

        return sequence;
    }

    private static JsonValue? Value(Scalar scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } or { Tag: { IsEmpty: false, IsNonSpecific: true } } => JsonValue.Create(scalar.Value),
        { Value: "" or "~" or "null" or "Null" or "NULL" } => null,
        { Value: "true" or "True" or "TRUE" } => JsonValue.Create(true),
        { Value: "false" or "False" or "FALSE" } => JsonValue.Create(false),
        _ when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Value),
    };
}
