namespace ScsLabs.Services.Ec2;

/// <summary>The base of EC2's resources: owner, Region, id and tags.</summary>
internal abstract record Ec2Resource
{
    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The id, such as <c>vpc-0123456789abcdef0</c>. No two resources have the same, whatever their place.</summary>
    public required string Id { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = TagSets.Rules.None;

    /// <summary>The account and the Region.</summary>
    public Place Place => new(Account, Region);
}

/// <summary>A resource of EC2, of any kind.</summary>
internal interface IEc2Resource : IResource
{
    /// <summary>The type in ARNs and tag specifications.</summary>
    ResourceType Type { get; }

    /// <summary>Puts the resource with other tags.</summary>
    void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags);
}

/// <summary>A kind of EC2's resources.</summary>
/// <typeparam name="TSelf">The row's type.</typeparam>
internal interface IEc2Resource<TSelf> : IResource<TSelf>, IEc2Resource
    where TSelf : Ec2Resource, IEc2Resource<TSelf>
{
    /// <summary>The kind.</summary>
    static abstract Ec2Kind Kind { get; }

    /// <summary>The filters that lists of the resource take.</summary>
    static abstract ResourceFilters<TSelf> Filters { get; }

    /// <inheritdoc />
    string IResource.Arn => TSelf.Kind.ArnOf(Place, Id);

    /// <inheritdoc />
    IReadOnlyDictionary<string, string> IResource.Tags => ((TSelf)this).Tags;

    /// <summary>The condition keys of this resource alone, beyond its tags.</summary>
    IEnumerable<Condition> OwnConditions(WorldView view) => [];

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view) =>
        [.. ((TSelf)this).Tags.Select(tag => new Condition($"ec2:ResourceTag/{tag.Key}", tag.Value)), .. OwnConditions(view)];

    /// <inheritdoc />
    static Reference<TSelf> IResource<TSelf>.Resolve(string name, Call call) => new(name, TSelf.Kind.ArnOf(call.Place, name), call.View.Find<TSelf>(call.Place, name));

    /// <inheritdoc />
    static AwsException IResource<TSelf>.NotFound(string name, Call call) => TSelf.Kind.NotFound(name);

    /// <inheritdoc />
    ResourceType IEc2Resource.Type => TSelf.Kind.Type;

    /// <inheritdoc />
    void IEc2Resource.Tag(Draft draft, ImmutableSortedDictionary<string, string> tags)
    {
        Ec2Resource self = (TSelf)this;
        draft.Put((TSelf)(self with { Tags = tags }));
    }
}

/// <summary>Finds a kind of resource by id, whatever its account and Region: packets pass from one to another.</summary>
internal static class AnyPlace<T>
    where T : Ec2Resource, IEc2Resource<T>
{
    /// <summary>The index by id, which the row's type declares.</summary>
    public static RowIndex<T, string> ById { get; } = new(static row => row.Id);
}
