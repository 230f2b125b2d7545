namespace ScsLabs.Services.Kms;

/// <summary>A key for the authorization of one ask, where only some of its grants apply, or its key policy doesn't.</summary>
internal sealed record AskedKey(Key Key, AttachedPolicy? Policy, IReadOnlyList<KeyGrant> Counting) : IHasResourcePolicy
{
    /// <inheritdoc />
    public Place Place => Key.Place;

    /// <inheritdoc />
    public string Id => Key.Id;

    /// <inheritdoc />
    public string Arn => Key.Arn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => Key.Tags;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy;

    /// <inheritdoc />
    public PolicySet AddTo(PolicySet policies, Principal caller, WorldView view) => policies with { Resource = Policy, Grants = Counting };

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) => Key.Conditions(view);
}
