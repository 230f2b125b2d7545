using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Config;

/// <summary>A type of resources that AWS Config records.</summary>
/// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
internal abstract class ResourceKind(string type)
{
    /// <summary>The type, such as <c>AWS::EC2::Volume</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Whether its resources have no Region, as IAM's.</summary>
    public virtual bool IsGlobal => false;

    /// <summary>The rows whose changes have resources recorded anew: the resources' own, and their parts.</summary>
    public abstract IEnumerable<RowLink> Links { get; }

    /// <summary>The id of a resource.</summary>
    public virtual string IdOf(IResource row) => row.Id;

    /// <summary>The name of a resource; null where it has none.</summary>
    public virtual string? NameOf(IResource row) => null;

    /// <summary>The tags of a resource, by key.</summary>
    public virtual IReadOnlyDictionary<string, string> TagsOf(IResource row) => row.Tags;

    /// <summary>The rows of a world that belong to a resource and that rules need besides its own, such as a security group's rules. Each type of them needs a link.</summary>
    public virtual IReadOnlyList<IRow> PartsOf(IResource row, WorldView view) => [];

    /// <summary>All resources of a place.</summary>
    public abstract IEnumerable<IResource> All(Place place, WorldView view);

    /// <summary>A resource's row as it is in a world; null where it isn't there.</summary>
    public abstract IResource? Find(IResource row, WorldView view);

    /// <summary>Reads a resource with the recorder's role, as JSON with the names of AWS's SDKs.</summary>
    /// <exception cref="AwsException">The role may not read it, or it isn't there any more.</exception>
    public abstract Task<Described> ReadAsync(IResource row, IServiceTransport asRole, CancellationToken cancellationToken);
}

/// <summary>A type of resources whose rows are of one type.</summary>
/// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
internal abstract class ResourceKind<TRow>(string type) : ResourceKind(type)
    where TRow : class, IResource<TRow>
{
    /// <inheritdoc />
    public sealed override IEnumerable<RowLink> Links => [new(typeof(TRow), this, static (row, _) => [(IResource)row]), .. PartLinks];

    /// <summary>The links of the resources' parts.</summary>
    protected virtual IEnumerable<RowLink> PartLinks => [];

    /// <inheritdoc />
    public sealed override IEnumerable<IResource> All(Place place, WorldView view) => view.All<TRow>(IsGlobal ? Place.Of(place.Account) : place);

    /// <inheritdoc />
    public sealed override IResource? Find(IResource row, WorldView view) => view.Find<TRow>(row.Place, row.Id);

    /// <inheritdoc />
    public sealed override Task<Described> ReadAsync(IResource row, IServiceTransport asRole, CancellationToken cancellationToken) => ReadAsync((TRow)row, asRole, cancellationToken);

    /// <inheritdoc cref="ResourceKind.ReadAsync(IResource, IServiceTransport, CancellationToken)" />
    protected abstract Task<Described> ReadAsync(TRow row, IServiceTransport asRole, CancellationToken cancellationToken);

    /// <summary>Creates the link of a type of parts.</summary>
    /// <param name="resources">Finds the resources that a part belongs to, in the world after its change.</param>
    protected RowLink Part<TPart>(Func<TPart, WorldView, IEnumerable<TRow?>> resources)
        where TPart : class, IRow => new(typeof(TPart), this, (row, view) => resources((TPart)row, view).OfType<IResource>());
}

/// <summary>A type of resources that one operation describes.</summary>
/// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
internal abstract class ResourceKind<TRow, TRequest, TResult>(string type) : ResourceKind<TRow>(type)
    where TRow : class, IResource<TRow>
    where TRequest : class
    where TResult : class
{
    /// <summary>The operation that describes a resource.</summary>
    protected abstract Operation<TRequest, TResult> Operation { get; }

    /// <summary>The request that asks for one resource.</summary>
    protected abstract TRequest RequestFor(TRow row);

    /// <summary>Writes the resource that the operation answered.</summary>
    protected abstract void Write(IShapeWriter writer, TResult read);

    /// <inheritdoc />
    protected sealed override async Task<Described> ReadAsync(TRow row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var read = await asRole.SendAsync(Operation, RequestFor(row), cancellationToken).ConfigureAwait(false);
        return new(ConfigurationWriter.Write(writer => Write(writer, read)));
    }
}
