using System.Collections.Frozen;
using System.Text.Json;
using ScsLabs.Model;

namespace ScsLabs.Policy.Deciding;

/// <summary>Reads the members of a case and checks their types.</summary>
internal sealed class DecideMembers
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "id", "principal", "action", "resource", "resourceAccount", "identityPolicies", "resourcePolicy", "permissionBoundaries",
        "sessionPolicy", "scps", "rcps", "endpointPolicies", "s3BlockPublicAccess", "acl", "ignorePublicAcls", "resourceOnlyDenies",
        "bucketOwner", "objectOwner", "grants", "context");

    private readonly Dictionary<string, JsonElement> members;

    private DecideMembers(Dictionary<string, JsonElement> members) => this.members = members;

    public static DecideMembers Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException("A case is a JSON object.");
        }

        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!Known.Contains(member.Name))
            {
                throw new FormatException($"A case has no member '{member.Name}'.");
            }

            if (!found.TryAdd(member.Name, member.Value))
            {
                throw new FormatException($"'{member.Name}' is there twice.");
            }
        }

        return new(found);
    }

    public string? Text(string name) => Find(name) is { } value ? AsText(value, name) : null;

    public bool Flag(string name) => Find(name)?.ValueKind switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw new FormatException($"'{name}' is true or false."),
    };

    public AccountId? Account(string name) => Text(name) is { } text ? AccountId.Parse(text) : null;

    public AttachedPolicy? Policy(string name, PolicyKind kind) => Find(name) is { } value ? Attached(value, name, kind) : null;

    public IReadOnlyList<AttachedPolicy>? Policies(string name, PolicyKind kind) =>
        Find(name) is { } value ? [.. Items(value, name).Select((item, i) => Attached(item, $"{name}[{i}]", kind))] : null;

    public IReadOnlyList<IReadOnlyList<AttachedPolicy>> Levels(string name, PolicyKind kind) =>
        Find(name) is { } value
            ? [.. Items(value, name).Select((level, i) => Items(level, $"{name}[{i}]").Select((item, j) => Attached(item, $"{name}[{i}][{j}]", kind)).ToArray())]
            : [];

    /// <summary>Reads KMS grants in the format of ListGrants.</summary>
    public IReadOnlyList<KeyGrant> Grants(string name) =>
        Find(name) is { } value ? [.. Items(value, name).Select((grant, i) => DecideGrant.Read(grant, $"{name}[{i}]"))] : [];

    /// <summary>Reads an S3 ACL; null where the member is absent.</summary>
    public AccessControlList? Acl(string name) =>
        Find(name) is { } value ? DecideAcl.Read(value, name) : null;

    public ConditionContext Context(string name)
    {
        var context = new ConditionContext();
        if (Find(name) is not { } value)
        {
            return context;
        }

        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException($"'{name}' is an object of condition keys.");
        }

        foreach (var key in value.EnumerateObject())
        {
            context = key.Value.ValueKind is JsonValueKind.Array
                ? context.Add(key.Name, [.. key.Value.EnumerateArray().Select(item => AsScalar(item, key.Name))])
                : context.Add(key.Name, AsScalar(key.Value, key.Name));
        }

        return context;
    }

    private JsonElement? Find(string name) =>
        members.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static AttachedPolicy Attached(JsonElement value, string name, PolicyKind kind)
    {
        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        try
        {
            return new(name, PolicyDocument.ParseStored(text, kind));
        }
        catch (PolicyFormatException e)
        {
            throw new FormatException($"{name}: {e.Message}", e);
        }
    }

    internal static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement json, string where) =>
        json.ValueKind is JsonValueKind.Object
            ? json.EnumerateObject().Select(member => (member.Name, member.Value))
            : throw new FormatException($"'{where}' is an object.");

    internal static IEnumerable<JsonElement> Items(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException($"'{name}' is a list.");

    internal static string AsText(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : throw new FormatException($"'{name}' is a string.");

    private static string AsScalar(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new FormatException($"The values of '{name}' are strings, numbers or booleans."),
    };
}
