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
        Require(more, missing, expected);
    }

    /// <summary>Requires that the principal may do nothing beyond what is expected.</summary>
    public async Task ShouldBeAtMostAsync(params IReadOnlyList<Permission> expected)
    {
        var (more, _) = await CompareAsync(expected).ConfigureAwait(false);
        Require(more, [], expected);
    }

    /// <summary>Asks the emulator what the principal may do beyond the expected permissions, and which of them it lacks.</summary>
    /// <exception cref="BackendException">The backend doesn't answer the question.</exception>
    internal async Task<(IReadOnlyList<(string Source, string Told)> More, IReadOnlyList<string> Missing)> CompareAsync(IReadOnlyList<Permission> expected)
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
            throw new BackendException($"{lab.Backend.Endpoint} does not say what {principal} may do: {(int)answer.StatusCode} {text}");
        }

        using var json = JsonDocument.Parse(text);
        return (
            [.. json.RootElement.GetProperty("more").EnumerateArray().Select(found => (found.GetProperty("source").GetString()!, found.GetProperty("told").GetString()!))],
            [.. json.RootElement.GetProperty("missing").EnumerateArray().Select(permission => permission.GetString()!)]);
    }

    private void Require(IReadOnlyList<(string Source, string Told)> more, IReadOnlyList<string> missing, IReadOnlyList<Permission> expected)
    {
        if (more.Count + missing.Count > 0)
        {
            throw new UnmetException(new(
                [
                    Texts.MayDo.With(lab.NameOf(principal)),
                    .. expected.Select(permission => $"  {permission}"),
                    .. more.Select(found => Texts.MayAlso.With(found.Told)),
                    .. missing.Select(permission => Texts.MayNot.With(permission)),
                ]));
        }
    }

    private static JsonArray Array(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
