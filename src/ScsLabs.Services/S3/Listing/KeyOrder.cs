namespace ScsLabs.Services.S3;

/// <summary>Creates ids whose ordinal order is that of the keys' UTF-8 bytes, in which S3 lists keys.</summary>
/// <remarks>UTF-16 orders surrogate pairs before U+E000 to U+FFFF, UTF-8 after them; an id exchanges the two ranges.</remarks>
internal static class KeyOrder
{
    /// <summary>Creates the id of a key or a prefix.</summary>
    public static string IdOf(string key) =>
        key.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') ? string.Create(key.Length, key, static (id, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                id[i] = from[i] switch
                {
                    >= '\uE000' => (char)(from[i] - 0x800),
                    >= '\uD800' => (char)(from[i] + 0x2000),
                    var other => other,
                };
            }
        }) : key;

    /// <summary>Creates the first id after those of all keys with the prefix; null where none can follow.</summary>
    public static string? After(string prefix)
    {
        var id = IdOf(prefix);
        var end = id.AsSpan().LastIndexOfAnyExcept('\uFFFF');
        return end < 0 ? null : $"{id[..end]}{(char)(id[end] + 1)}";
    }
}
