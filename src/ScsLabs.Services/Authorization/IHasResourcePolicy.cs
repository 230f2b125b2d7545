using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services;

/// <summary>A resource with a policy of its own: a key policy, a trust policy, a bucket policy, …</summary>
internal interface IHasResourcePolicy : IResource
{
    /// <summary>The resource's policy; null where none is attached.</summary>
    AttachedPolicy? ResourcePolicy { get; }

    /// <summary>Adds the resource's policy, and anything else that the resource decides by, to the policies of a request.</summary>
    /// <param name="policies">The policies of the request so far.</param>
    /// <param name="caller">The principal that makes the request.</param>
    /// <param name="view">The world.</param>
    PolicySet AddTo(PolicySet policies, Principal caller, WorldView view) => policies with { Resource = ResourcePolicy };

    /// <summary>The resources that this row decides on, the more specific first: itself, and a bucket's also its objects.</summary>
    IEnumerable<ResourceScope> Scopes(WorldView view) => [this.Scope(view)];
}
