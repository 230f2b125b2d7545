namespace ScsLabs.Services.S3;

/// <summary>A bucket, or an object in it, that a request is logged for. A copy is logged for its source too, and the deletion of many objects for each.</summary>
/// <param name="Bucket">The name of the bucket.</param>
/// <param name="Key">The key; null for the bucket itself.</param>
/// <param name="IsSource">Whether it is the source of a copy.</param>
internal readonly record struct LoggedTarget(string Bucket, string? Key, bool IsSource)
{
    /// <summary>Whether it is one of many objects that a request deletes.</summary>
    public bool IsOfBatch { get; init; }

    /// <summary>The code of the error of one of many; null for none.</summary>
    public string? ErrorCode { get; init; }

    private const string Arn = "arn:aws:s3:::";

    /// <summary>The targets of a call, from what it asked permission for.</summary>
    public static IEnumerable<LoggedTarget> Of(FinishedCall call)
    {
        if (call.Request is DeleteObjects batch)
        {
            var errors = (call.Result as DeleteObjects.Result)?.Errors ?? [];
            return
            [
                new(batch.Bucket, null, IsSource: false),
                .. call.Result is null ? [] : batch.Delete.Objects.Select(one => new LoggedTarget(batch.Bucket, one.Key, IsSource: false)
                {
                    IsOfBatch = true,
                    ErrorCode = errors.FirstOrDefault(error => error.Key == one.Key && error.VersionId == one.VersionId)?.Code,
                }),
            ];
        }

        var asked = ((call.Start.Authorizer as CallAuthorizer)?.Decided ?? []).Where(static ask => ask.Resource.StartsWith(Arn, StringComparison.Ordinal)).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var isCopy = call.OperationName is nameof(CopyObject) or nameof(UploadPartCopy);
        return isCopy ? [.. new[] { Named(asked[0], isSource: true), Named(asked[^1], isSource: false) }.Take(asked.Count)] : [Named(asked[0], isSource: false)];
    }

    private static LoggedTarget Named(DecidedAsk ask, bool isSource)
    {
        var parts = ask.Resource[Arn.Length..].Split('/', 2);
        return new(parts[0], parts.Length > 1 ? parts[1] : null, isSource);
    }
}
