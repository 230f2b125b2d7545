using System.Text.Json;

namespace ScsLabs.Services.Ssm;

/// <summary>A node of a document's content, with checks of its form in the words of AWS's schema validator.</summary>
/// <param name="Element">The node.</param>
/// <param name="Path">Where it is, such as <c>/mainSteps/0</c>.</param>
internal readonly record struct ContentNode(JsonElement Element, string Path)
{
    /// <summary>The members of an object, by name.</summary>
    /// <exception cref="AwsException">It is no object.</exception>
    public IEnumerable<(string Name, ContentNode Node)> Members
    {
        get
        {
            var at = this;
            return Of(JsonValueKind.Object).EnumerateObject().Select(member => (member.Name, at.At(member.Value, member.Name)));
        }
    }

    /// <summary>The items of a list.</summary>
    /// <exception cref="AwsException">It is no list.</exception>
    public IReadOnlyList<ContentNode> Items
    {
        get
        {
            var at = this;
            return [.. Of(JsonValueKind.Array).EnumerateArray().Select((item, index) => at.At(item, $"{index}"))];
        }
    }

    /// <summary>The text.</summary>
    /// <exception cref="AwsException">It is no text.</exception>
    public string Text => Of(JsonValueKind.String).GetString()!;

    /// <summary>A text, or a number or boolean as it is written, which YAML has where quotes are left out.</summary>
    /// <exception cref="AwsException">It is neither.</exception>
    public string TextOrLiteral => Element.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? Element.GetRawText() : Text;

    /// <summary>A number from 0 on, or a text of its digits.</summary>
    /// <exception cref="AwsException">It is neither.</exception>
    public int Count => int.TryParse(TextOrLiteral, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : throw WrongType("integer");

    /// <summary>The member of an object; null for none.</summary>
    public ContentNode? Find(string name) => Of(JsonValueKind.Object).TryGetProperty(name, out var member) ? At(member, name) : null;

    /// <summary>The member of an object that must be there.</summary>
    public ContentNode this[string name] => Find(name) ?? throw DocumentErrors.InvalidForm($"object has missing required properties ([\"{name}\"])", Path);

    /// <summary>Throws for a member that isn't one of these.</summary>
    public void RequireOnly(params IReadOnlyCollection<string> names)
    {
        if (Members.Select(member => member.Name).Except(names, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw DocumentErrors.InvalidForm($"object instance has properties which are not allowed by the schema: [\"{unknown}\"]", Path);
        }
    }

    /// <summary>The error for a node of the wrong type.</summary>
    public AwsException WrongType(string allowed) => DocumentErrors.InvalidForm($"instance type ({NameOf(Element.ValueKind)}) does not match any allowed primitive type (allowed: [\"{allowed}\"])", Path);

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private JsonElement Of(JsonValueKind kind) => Element.ValueKind == kind ? Element : throw WrongType(NameOf(kind));

    private ContentNode At(JsonElement element, string name) => new(element, $"{(Path == "/" ? "" : Path)}/{name}");
}
