namespace ScsLabs.Services.S3;

/// <summary>The headers of an object that are stored as it is written and returned as it is read.</summary>
public sealed record ObjectHeaders
{
    [Header("Cache-Control")] public string? CacheControl { get; init; }
    [Header("Content-Disposition")] public string? ContentDisposition { get; init; }
    [Header("Content-Encoding")] public string? ContentEncoding { get; init; }
    [Header("Content-Language")] public string? ContentLanguage { get; init; }
    [Header("Content-Type")] public string? ContentType { get; init; }
    [Header("Expires")] public string? Expires { get; init; }

    /// <summary>Returns these headers, with others in the place of those that are absent.</summary>
    internal ObjectHeaders Or(ObjectHeaders others) => new()
    {
        CacheControl = CacheControl ?? others.CacheControl,
        ContentDisposition = ContentDisposition ?? others.ContentDisposition,
        ContentEncoding = ContentEncoding ?? others.ContentEncoding,
        ContentLanguage = ContentLanguage ?? others.ContentLanguage,
        ContentType = ContentType ?? others.ContentType,
        Expires = Expires ?? others.Expires,
    };
}
