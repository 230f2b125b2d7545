namespace ScsLabs.Model.Calls;

/// <summary>The answer of an operation that answers nothing: its handler returns void.</summary>
public sealed record Nothing
{
    private Nothing()
    {
    }

    /// <summary>The one value.</summary>
    public static Nothing Value { get; } = new();
}
