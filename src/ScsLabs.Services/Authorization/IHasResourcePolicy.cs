namespace ScsLabs.Services;

/// <summary>A resource that has a policy of its own: a key, a role's trust, a bucket, …</summary>
public interface IHasResourcePolicy : IResource
{
    /// <summary>The policy; null where none is attached.</summary>
    AttachedPolicy? ResourcePolicy { get; }

    /// <summary>The KMS grants on it.</summary>
    IReadOnlyList<KeyGrant> Grants(WorldView view) => [];
}
