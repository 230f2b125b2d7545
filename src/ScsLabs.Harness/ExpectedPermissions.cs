using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;

namespace ScsLabs.Harness;

/// <summary>Compares all that a user or role may do, from every source, with what a check expects. Calls can only sample this.</summary>
/// <remarks>The emulator answers, in this process or another; a check needs <see cref="Capability.Permissions"/>.</remarks>
public sealed class ExpectedPermissions
{
    private readonly LabContext lab;
    private readonly string principal;

    internal ExpectedPermissions(LabContext lab, string principal) => (this.lab, this.principal) = (lab, principal);

    private IReadOnlyList<string> Resources { get; init; } = ["*"];

    private bool OwnPoliciesAlone { get; init; }

    /// <summary>Looks at the permissions on these resources alone: ARNs, with wildcards.</summary>
    public ExpectedPermissions On(params IReadOnlyList<string> resources) => new(lab, principal) { Resources = resources, OwnPoliciesAlone = OwnPoliciesAlone };

    /// <summary>Looks at what the principal's own account allows it, as if the owner of every resource did the same.</summary>
    public ExpectedPermissions ByItsOwnPolicies() => new(lab, principal) { Resources = Resources, OwnPoliciesAlone = true };

    /// <summary>Requires that the principal may do what is expected, and nothing else.</summary>
    public async Task ShouldBeExactlyAsync(params IReadOnlyList<Permission> expected)
    {
        var (more, missing) = await CompareAsync(expected).ConfigureAwait(false);
        await RequireAsync(Texts.MayExactly, more, missing, expected).ConfigureAwait(false);
    }

    /// <summary>Requires that the principal may do nothing beyond what is expected.</summary>
    public async Task ShouldBeAtMostAsync(params IReadOnlyList<Permission> expected)
    {
        var (more, _) = await CompareAsync(expected).ConfigureAwait(false);
        await RequireAsync(Texts.MayAtMost, more, [], expected).ConfigureAwait(false);
    }

    /// <summary>Finds the actions that the principal may do, on whatever resource, beyond these permissions: what one policy grants more than another.</summary>
    /// <param name="permissions">The permissions to compare with.</param>
    public async Task<IReadOnlyList<string>> BeyondAsync(params IReadOnlyList<Permission> permissions)
    {
        var (more, _) = await CompareAsync(permissions).ConfigureAwait(false);
        return [.. more.SelectMany(static found => found.Actions).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Asks the emulator what the principal may do beyond the expected permissions, and which of them it lacks.</summary>
    /// <exception cref="BackendException">The backend doesn't answer the question.</exception>
    internal async Task<(IReadOnlyList<Excess> More, IReadOnlyList<Permission> Missing)> CompareAsync(IReadOnlyList<Permission> expected)
    {
        var question = new JsonObject
        {
            ["principal"] = principal,
            ["on"] = Array(Resources),
            ["byItsOwnPolicies"] = OwnPoliciesAlone,
            ["expected"] = new JsonArray([.. expected.Select(permission => new JsonObject
            {
                ["action"] = permission.Action,
                ["resource"] = permission.Resource,
                ["when"] = new JsonObject(permission.When.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)key.Value))),
                ["except"] = Array(permission.Except),
            })]),
        };
        using var answer = await lab.Backend.ControlAsync(HttpMethod.Post, "permissions", question.ToJsonString()).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new BackendException(Texts.SaysNoPermissions.With(lab.Backend.Endpoint, principal, (int)answer.StatusCode, text));
        }

        using var json = JsonDocument.Parse(text);
        var missing = json.RootElement.GetProperty("missing").EnumerateArray().Select(permission => permission.GetString()!).ToHashSet(StringComparer.Ordinal);
        return (
            [.. json.RootElement.GetProperty("more").EnumerateArray().Select(Excess.Read)],
            [.. expected.Where(permission => missing.Contains(permission.ToString()))]);
    }

    /// <summary>Fails where there is more or less than expected. It says what, but not what is right: that is the learner's to find.</summary>
    private async Task RequireAsync(Text rule, IReadOnlyList<Excess> more, IReadOnlyList<Permission> missing, IReadOnlyList<Permission> expected)
    {
        if (more.Count + missing.Count == 0)
        {
            return;
        }

        // An example on a resource that the lab is about says more than one on a made-up resource.
        var named = expected.Select(permission => permission.Resource).Where(resource => resource != "*").Distinct(StringComparer.Ordinal).ToList();
        var (near, _) = more.Count > 0 && named.Count > 0 ? await On(named).CompareAsync(expected).ConfigureAwait(false) : ([], []);
        throw new UnmetException(new(
        [
            rule.With(lab.NameOf(principal)),
            .. more.Select(found => (near.FirstOrDefault(other => IsLookedAt(other) && (other.Source, other.Roles) == (found.Source, found.Roles)) is { } nearer ? found with { Example = nearer.Example, Context = nearer.Context } : found).Told(expected)),
            .. missing.Select(permission => Texts.MayNot.With(Texts.ActionOn.With(permission.Action, permission.Resource))),
        ]));
    }

    private bool IsLookedAt(Excess found) => Resources.Any(resource => new Permission("*", resource).IsOn(found.Example.Resource));

    private static JsonArray Array(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
