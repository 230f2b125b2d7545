namespace ScsLabs.Policy;

/// <summary>What a decision comes to.</summary>
public enum Outcome
{
    /// <summary>Everything that must allow does, and nothing denies.</summary>
    Allowed,

    /// <summary>Something that must allow doesn't.</summary>
    ImplicitlyDenied,

    /// <summary>Something denies.</summary>
    ExplicitlyDenied,
}
