namespace ScsLabs.Services.Iam;

/// <summary>The part of a list that a request wants.</summary>
public sealed record PageRequest
{
    /// <summary>The marker that the last part ended with; null for the first part.</summary>
    [Length(1, 320), Pattern(Form.Marker)] public string? Marker { get; init; }

    /// <summary>The most items; 100 unless said otherwise.</summary>
    [Range(1, 1000)] public int? MaxItems { get; init; }
}

/// <summary>The end of a part of a list.</summary>
/// <param name="IsTruncated">Whether there is more.</param>
/// <param name="Marker">The marker for the next part; null at the end of the list.</param>
public sealed record PageEnd(bool IsTruncated, string? Marker)
{
    /// <summary>The end of an empty list, which no marker is of.</summary>
    /// <exception cref="AwsException">The marker is invalid.</exception>
    internal static PageEnd OfNone(PageRequest page) => page.Marker is null ? new(false, null) : throw IamErrors.InvalidMarker();

    internal static PageEnd Of<T>(Page<T> page) => new(page.IsTruncated, page.Next);
}
