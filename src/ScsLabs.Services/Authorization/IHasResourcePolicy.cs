namespace ScsLabs.Services;

/// <summary>A resource that has a policy of its own: a key, a role's trust, a bucket, …</summary>
public interface IHasResourcePolicy : IResource
{
    /// <summary>The policy; null where none is attached.</summary>
    AttachedPolicy? ResourcePolicy { get; }

    /// <summary>The policies of a request with what the resource itself has to say.</summary>
    PolicySet AddTo(PolicySet policies, WorldView view) => policies with { Resource = ResourcePolicy };
}
