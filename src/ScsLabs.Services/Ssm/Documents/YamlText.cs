using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScsLabs.Services.Ssm;

/// <summary>Writes the JSON of documents as YAML, which reads as the same again.</summary>
internal static class YamlText
{
    /// <summary>The YAML of a document.</summary>
    public static string Of(JsonElement content)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(content, emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(JsonElement node, Emitter emitter)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var member in node.EnumerateObject())
                {
                    Write(member.Name, emitter);
                    Write(member.Value, emitter);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in node.EnumerateArray())
                {
                    Write(item, emitter);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                Write(node.GetString()!, emitter);
                break;
            default:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, node.GetRawText(), ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false));
                break;
        }
    }

    /// <summary>Writes a text, in quotes where it would else read as a number, boolean or null.</summary>
    private static void Write(string text, Emitter emitter) => emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, StyleOf(text), isPlainImplicit: YamlContent.IsText(text), isQuotedImplicit: true));

    /// <summary>Lines are written as lines, unless they have other breaks or controls, which only escapes keep.</summary>
    private static ScalarStyle StyleOf(string text) =>
        text.Any(static character => character != '\n' && (char.IsControl(character) || (char.IsSeparator(character) && character != ' '))) ? ScalarStyle.DoubleQuoted
        : text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
        : ScalarStyle.Any;
}
