using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.S3;

/// <summary>A multipart upload that was completed, so that completing it again answers as before: a client whose answer got lost tries again.</summary>
internal sealed record FinishedUpload : IRow<FinishedUpload>, IDueRow
{
    /// <summary>The time for which a completion can be repeated. AWS names none.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The place of the bucket's objects.</summary>
    public required Place Place { get; init; }

    /// <summary>The id of the upload's row.</summary>
    public required string Id { get; init; }

    /// <summary>The time at which it was completed.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>The digest of the parts that the object was created from: ten thousand parts are too many to keep.</summary>
    public required string PartsDigest { get; init; }

    /// <summary>The answer.</summary>
    public required CompleteMultipartUpload.Result Answer { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? DueAt => CompletedAt + Kept;

    /// <summary>Finds an upload that was completed from the same parts; null for none.</summary>
    public static FinishedUpload? Find(Bucket bucket, string key, string uploadId, IReadOnlyList<CompletedPart> parts, WorldView view) =>
        view.Find<FinishedUpload>(bucket.Objects, MultipartUpload.IdOf(key, uploadId)) is { } finished && finished.PartsDigest == DigestOf(parts) ? finished : null;

    /// <summary>Computes the digest of the numbers and entity tags of parts.</summary>
    public static string DigestOf(IReadOnlyList<CompletedPart> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(static part => $"{part.PartNumber} {part.ETag?.Trim('"')}")))));

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);
}
