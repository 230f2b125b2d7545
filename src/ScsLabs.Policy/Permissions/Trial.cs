namespace ScsLabs.Policy.Permissions;

/// <summary>A request that was decided, for actions that no policy tells apart.</summary>
internal sealed record Trial(PrincipalScope Caller, IReadOnlyList<string> Actions, ResourceSpace Space, AccessRequest Request, Decision Decision)
{
    /// <summary>Whether all requests of the principal, or for the resource, have the condition key.</summary>
    public bool Knows(string key) => Caller.Known.Find(key) is not null || Space.Scope?.Known?.Invoke(Request.Action).Find(key) is not null;
}
