namespace ScsLabs.Services.S3;

/// <summary>An object that calls are authorised on. Its resource policy is the bucket policy.</summary>
internal interface IObjectInBucket : IHasResourcePolicy
{
    /// <summary>The name of the object in the request.</summary>
    ObjectName Name { get; }

    /// <inheritdoc />
    Place IRow.Place => Name.Bucket.Objects;

    /// <inheritdoc />
    string IRow.Id => KeyOrder.IdOf(Name.Key);

    /// <inheritdoc />
    string IResource.Arn => Name.Arn;

    /// <inheritdoc />
    IReadOnlyDictionary<string, string> IResource.Tags => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc />
    AttachedPolicy? IHasResourcePolicy.ResourcePolicy => Name.Bucket.ResourcePolicy;

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view) => Name.Conditions;
}

/// <summary>Creates asks for actions on objects.</summary>
internal static class ObjectAsks
{
    /// <summary>Creates the ask for an action on the object.</summary>
    public static Ask Ask(this IObjectInBucket target, string action, Call call, IReadOnlyList<Condition>? conditions = null)
    {
        var (bucket, arn) = (target.Name.Bucket, target.Name.Arn);
        return new(action, arn, target) { Shown = Bucket.Shown(arn), Tells = bucket.TellsTo(call), Conditions = conditions ?? [] };
    }

    /// <summary>Creates the ask for one of two actions, by whether the request names a version: <c>s3:GetObject</c>, <c>s3:GetObjectVersion</c>.</summary>
    public static Ask AskVersioned(this IObjectInBucket target, string action, string versioned, Call call, IReadOnlyList<Condition>? conditions = null) =>
        target.Ask(target.Name.VersionId is null ? action : versioned, call, conditions);
}
