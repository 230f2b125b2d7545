using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ScsLabs.Services.S3;

/// <summary>Computes entity tags.</summary>
/// <remarks>Source: S3 API Reference, Object: the MD5 of the bytes, unless they are encrypted by KMS or were uploaded in parts.</remarks>
[SuppressMessage("Security", "CA5351", Justification = "S3's entity tags are MD5s; nothing here relies on them.")]
internal static class ETags
{
    /// <summary>Computes the tag of an object that was uploaded in one request.</summary>
    public static string Of(Model.Bodies.Body body, ObjectEncryption encryption) =>
        Convert.ToHexStringLower(encryption.DataKey is { } dataKey ? MD5.HashData([.. body.Md5, .. dataKey]) : body.Md5);

    /// <summary>Computes the tag of an object that was uploaded in parts: of the tags of its parts, with their number.</summary>
    public static string OfParts(IReadOnlyCollection<string> tags) =>
        $"{Convert.ToHexStringLower(MD5.HashData([.. tags.SelectMany(Convert.FromHexString)]))}-{tags.Count}";
}
