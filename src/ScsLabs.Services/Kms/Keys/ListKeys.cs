namespace ScsLabs.Services.Kms;

/// <summary>Lists the keys of the account and Region.</summary>
/// <remarks>Errors: InvalidMarkerException. Source: KMS API Reference, ListKeys.</remarks>
[Operation<KmsApi>, AnyResource]
public sealed record ListKeys([Range(1, 1000)] int Limit = 100, [Length(1, 1024)] string? Marker = null)
{
    /// <summary>A page of the keys.</summary>
    public sealed record Result(IReadOnlyList<KeyListEntry> Keys, string? NextMarker, bool Truncated);

    /// <summary>Lists the keys.</summary>
    internal static Result Handle(ListKeys request, Call call)
    {
        var page = Page.Of(from => call.View.From<Key>(call.Place, from), request.Marker, request.Limit, key => key.KeyId, KmsErrors.InvalidMarker);
        return new([.. page.Items.Select(key => new KeyListEntry(key.KeyId, key.Arn))], page.Next, page.IsTruncated);
    }
}

/// <summary>A key in a list.</summary>
public sealed record KeyListEntry(string KeyId, string KeyArn);
