namespace ScsLabs.Services.Kms;

/// <summary>Lists the names of a key's policies, of which there is one, <c>default</c>.</summary>
/// <remarks>Errors: NotFoundException, InvalidMarkerException. Source: KMS API Reference, ListKeyPolicies.</remarks>
[Operation<KmsApi>]
public sealed record ListKeyPolicies(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    [Range(1, 1000)] int Limit = 100,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>The names.</summary>
    public sealed record Result(IReadOnlyList<string> PolicyNames, string? NextMarker, bool Truncated);

    /// <summary>Lists the names.</summary>
    internal static Result Handle(ListKeyPolicies request, Key key)
    {
        var page = Page.Of([KeyPolicies.Name], request.Marker, request.Limit, name => name, KmsErrors.InvalidMarker);
        return new(page.Items, page.Next, page.IsTruncated);
    }
}
