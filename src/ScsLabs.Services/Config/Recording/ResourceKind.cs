namespace ScsLabs.Services.Config;

/// <summary>A type of resources that AWS Config records.</summary>
/// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
internal abstract class ResourceKind(string type)
{
    /// <summary>The type, such as <c>AWS::EC2::Volume</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Whether its resources have no Region, as IAM's.</summary>
    public virtual bool IsGlobal => false;

    /// <summary>The type of the rows.</summary>
    public abstract Type RowType { get; }

    /// <summary>The id of a resource.</summary>
    public virtual string IdOf(IResource row) => row.Id;

    /// <summary>The name of a resource; null where it has none.</summary>
    public virtual string? NameOf(IResource row) => null;

    /// <summary>All resources of a place.</summary>
    public abstract IEnumerable<IResource> All(Place place, WorldView view);

    /// <summary>A resource's row as it is in a world; null where it isn't there.</summary>
    public abstract IResource? Find(IResource row, WorldView view);

    /// <summary>Reads a resource with the recorder's role, as JSON with the names of AWS's SDKs; null where it isn't there any more.</summary>
    /// <exception cref="AwsException">The role may not read it.</exception>
    public abstract Task<string?> ReadAsync(IResource row, IServiceTransport asRole, CancellationToken cancellationToken);
}

/// <summary>A type of resources whose rows are of one type, and which one operation describes.</summary>
/// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
internal abstract class ResourceKind<TRow>(string type) : ResourceKind(type)
    where TRow : class, IResource<TRow>
{
    /// <inheritdoc />
    public sealed override Type RowType => typeof(TRow);

    /// <inheritdoc />
    public sealed override IEnumerable<IResource> All(Place place, WorldView view) => view.All<TRow>(IsGlobal ? Place.Of(place.Account) : place);

    /// <inheritdoc />
    public sealed override IResource? Find(IResource row, WorldView view) => view.Find<TRow>(row.Place, row.Id);

    /// <inheritdoc />
    public sealed override Task<string?> ReadAsync(IResource row, IServiceTransport asRole, CancellationToken cancellationToken) => ReadAsync((TRow)row, asRole, cancellationToken);

    /// <inheritdoc cref="ResourceKind.ReadAsync(IResource, IServiceTransport, CancellationToken)" />
    protected abstract Task<string?> ReadAsync(TRow row, IServiceTransport asRole, CancellationToken cancellationToken);
}
