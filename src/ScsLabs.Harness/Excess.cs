using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;

namespace ScsLabs.Harness;

/// <summary>Actions that a principal may do beyond the expected permissions, by one statement, grant or access control list.</summary>
/// <param name="Source">The statement, grant or list that allows them.</param>
/// <param name="By">What allows the example: one source, or two together.</param>
/// <param name="Roles">The roles that the principal assumes in turn to have them.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Example">A request that is allowed: its action and resource.</param>
/// <param name="Context">The request's condition keys, with their values.</param>
internal sealed record Excess(string Source, IReadOnlyList<PolicySource> By, string Roles, IReadOnlyList<string> Actions, (string Action, string Resource) Example, IReadOnlyDictionary<string, string> Context)
{
    private const int Shown = 4;

    /// <summary>Reads one of those that <c>/_scslabs/permissions</c> answers.</summary>
    public static Excess Read(JsonElement json)
    {
        var example = json.GetProperty("example").GetString()!;
        var at = example.IndexOf(" on ", StringComparison.Ordinal);
        return new(
            json.GetProperty("source").GetString()!,
            PolicySource.ReadAll(json),
            string.Join(", ", Listed(json.GetProperty("through"))),
            [.. Listed(json.GetProperty("actions"))],
            (example[..at], example[(at + " on ".Length)..]),
            json.GetProperty("context").EnumerateObject().ToDictionary(key => key.Name, key => string.Join(Texts.AndAlso.ToString(), Listed(key.Value)), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Tells the actions, what allows them, and the example: with what it goes beyond where a permission for its action and resource is expected.</summary>
    public string Told(IEnumerable<Permission> expected)
    {
        var actions = string.Join(", ", Actions.Take(Shown));
        var wanted = expected.Where(permission => permission.Names(Example.Action) && permission.IsOn(Example.Resource)).SelectMany(permission => permission.When.Keys);
        var details = string.Concat(
            Context.Select(key => Texts.WithKey.With(key.Key, key.Value)).Concat(wanted.Where(key => !Context.ContainsKey(key)).Distinct(StringComparer.Ordinal).Select(key => Texts.WithoutKey.With(key))));
        var by = PolicySource.Told(By, Languages.Chosen) ?? Source;
        return Texts.MayAlso.With(
            Actions.Count > Shown ? Texts.AndOthers.With(actions, Actions.Count - Shown) : actions,
            Roles.Length == 0 ? by : Texts.Through.With(by, Roles),
            Texts.ActionOn.With(Example.Action, Example.Resource),
            details);
    }

    private static IEnumerable<string> Listed(JsonElement list) => list.EnumerateArray().Select(text => text.GetString()!);
}
