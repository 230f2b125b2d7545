namespace ScsLabs.Model.Calls;

/// <summary>The empty answer of an operation whose handler returns void.</summary>
public sealed record Nothing
{
    private Nothing()
    {
    }

    /// <summary>The only value.</summary>
    public static Nothing Value { get; } = new();
}
