using System.Text.Json;

namespace ScsLabs.Policy.Parsing;

/// <summary>Reads the types that values have in a policy; any other type is a syntax error.</summary>
internal static class JsonValues
{
    public static string Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : throw new PolicyFormatException(Refusals.Syntax);

    /// <summary>Reads a string, or a list of strings.</summary>
    public static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];

    /// <summary>Reads a string, number or boolean, or a list of them, as text.</summary>
    public static IReadOnlyList<string> Scalars(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(Scalar)] : [Scalar(value)];

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new PolicyFormatException(Refusals.Syntax),
    };
}
