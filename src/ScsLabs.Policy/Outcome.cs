namespace ScsLabs.Policy;

/// <summary>The outcome of a decision.</summary>
public enum Outcome
{
    /// <summary>Every kind of policy that must allow does, and none denies.</summary>
    Allowed,

    /// <summary>A kind of policy that must allow doesn't.</summary>
    ImplicitlyDenied,

    /// <summary>A policy denies.</summary>
    ExplicitlyDenied,
}
