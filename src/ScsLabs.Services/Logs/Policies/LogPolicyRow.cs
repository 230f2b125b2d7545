using System.Runtime.CompilerServices;

namespace ScsLabs.Services.Logs;

/// <summary>A resource policy of an account in a Region. All of them together decide what AWS's services may do with any of its log groups.</summary>
internal sealed record LogPolicyRow : IRow<LogPolicyRow>, IHasPolicies
{
    private static readonly ConditionalWeakTable<object, AttachedPolicy> Together = [];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The policy, with users and roles as unique ids.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>The time at which the policy was put.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => [new($"resource policy {Name} of CloudWatch Logs", Policy, document => this with { Policy = document })];

    /// <summary>The policies of a place as one; null for none. It is put together once, until one of them changes.</summary>
    public static AttachedPolicy? Of(Place place, WorldView view) =>
        view.StateOf<LogPolicyRow>(place) is { } state ? Together.GetValue(state, _ => Join([.. view.All<LogPolicyRow>(place)])) : null;

    private static AttachedPolicy Join(IReadOnlyList<LogPolicyRow> all) => all is [var one] ? new($"resource policy {one.Name}", one.Policy)
        : new($"resource policies {string.Join(", ", all.Select(policy => policy.Name))}", new("", PolicyKind.Resource, [.. all.SelectMany(policy => policy.Policy.Statements)]));
}
