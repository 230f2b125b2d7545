namespace ScsLabs.Protocols;

/// <summary>Compares media types; parameters such as <c>charset</c> don't count.</summary>
internal static class MediaType
{
    public static bool Is(string? header, ReadOnlySpan<char> expected)
    {
        var type = header.AsSpan();
        var parameters = type.IndexOf(';');
        if (parameters >= 0)
            type = type[..parameters];
        return type.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
