using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;

namespace ScsLabs.Harness;

/// <summary>Actions that a principal may do beyond the expected permissions, by one statement, grant or access control list.</summary>
/// <param name="Source">The statement, grant or list that allows them.</param>
/// <param name="Because">Why the example is allowed, in the emulator's words: by which one or two statements.</param>
/// <param name="Roles">The roles that the principal assumes in turn to have them.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Example">A request that is allowed: its action and resource.</param>
/// <param name="Context">The request's condition keys, with their values.</param>
internal sealed record Excess(string Source, string Because, string Roles, IReadOnlyList<string> Actions, (string Action, string Resource) Example, IReadOnlyDictionary<string, string> Context)
{
    private const int Shown = 4;
    private const string KeysBegin = " with ";

    /// <summary>Reads one of those that <c>/_scslabs/permissions</c> answers. The reason, the roles and the condition keys stand in its sentence only: "actions through role, because …; for example action on resource with key=value, …".</summary>
    public static Excess Read(JsonElement json)
    {
        var (example, told) = (json.GetProperty("example").GetString()!, json.GetProperty("told").GetString()!);
        var at = example.IndexOf(" on ", StringComparison.Ordinal);
        var (because, end) = (told.IndexOf(", because ", StringComparison.Ordinal), told.LastIndexOf($"; for example {example}", StringComparison.Ordinal));
        var (head, tail) = (told[..because], told[(end + $"; for example {example}".Length)..]);
        return new(
            json.GetProperty("source").GetString()!,
            told[(because + ", ".Length)..end],
            head.IndexOf(" through ", StringComparison.Ordinal) is var through and >= 0 ? head[(through + " through ".Length)..].Replace(" through ", ", ", StringComparison.Ordinal) : "",
            [.. json.GetProperty("actions").EnumerateArray().Select(action => action.GetString()!)],
            (example[..at], example[(at + " on ".Length)..]),
            tail.Split(KeysBegin, 2) is [_, var keys] ? ReadKeys(keys) : ReadKeys(""));
    }

    /// <summary>Tells the actions, what allows them, and the example: with what it goes beyond where a permission for its action and resource is expected.</summary>
    public string Told(IEnumerable<Permission> expected)
    {
        var actions = string.Join(", ", Actions.Take(Shown));
        var wanted = expected.Where(permission => permission.Names(Example.Action) && permission.IsOn(Example.Resource)).SelectMany(permission => permission.When.Keys);
        var details = string.Concat(
            Context.Select(key => Texts.WithKey.With(key.Key, key.Value)).Concat(wanted.Where(key => !Context.ContainsKey(key)).Distinct(StringComparer.Ordinal).Select(key => Texts.WithoutKey.With(key))));
        var by = Statements.Allowing(Because) ?? Source;
        return Texts.MayAlso.With(
            Actions.Count > Shown ? Texts.AndOthers.With(actions, Actions.Count - Shown) : actions,
            Roles.Length == 0 ? by : Texts.Through.With(by, Roles),
            Texts.ActionOn.With(Example.Action, Example.Resource),
            details);
    }

    private static Dictionary<string, string> ReadKeys(string text)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in text.Split(", ").Select(key => key.Split('=', 2)).Where(key => key.Length == 2))
        {
            keys.TryAdd(key[0], key[1]);
        }

        return keys;
    }
}
