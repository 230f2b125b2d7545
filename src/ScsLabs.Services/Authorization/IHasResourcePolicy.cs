namespace ScsLabs.Services;

/// <summary>A resource that has a policy of its own: a key, a role's trust, a bucket, …</summary>
public interface IHasResourcePolicy : IResource
{
    /// <summary>The policy; null where none is attached.</summary>
    AttachedPolicy? ResourcePolicy { get; }

    /// <summary>The policies of a request with what the resource itself has to say.</summary>
    /// <param name="policies">The policies of the request so far.</param>
    /// <param name="caller">The principal that makes the request.</param>
    /// <param name="view">The world.</param>
    PolicySet AddTo(PolicySet policies, Principal caller, WorldView view) => policies with { Resource = ResourcePolicy };
}
