namespace ScsLabs.Services.Kms;

/// <summary>Lists the aliases of the account and Region, or of one key.</summary>
/// <remarks>Errors: InvalidMarkerException, NotFoundException. Source: KMS API Reference, ListAliases.</remarks>
[Operation<KmsApi>, AnyResource]
public sealed record ListAliases(
    [Length(1, 2048)] string? KeyId = null,
    [Range(1, 1000)] int Limit = 50,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>A page of the aliases.</summary>
    public sealed record Result(IReadOnlyList<AliasListEntry> Aliases, string? NextMarker, bool Truncated);

    /// <summary>Lists the aliases.</summary>
    internal static Result Handle(ListAliases request, Call call)
    {
        var keyId = request.KeyId is { } name ? Key.Own(name, call).OrNotFound(call).KeyId : null;
        var page = Page.Of(from => keyId is null ? call.View.From<Alias>(call.Place, from) : call.View.All(Alias.ByKey, (call.Place, keyId)), request.Marker, request.Limit, alias => alias.AliasName, KmsErrors.InvalidMarker);
        return new([.. page.Items.Select(AliasListEntry.Of)], page.Next, page.IsTruncated);
    }
}

/// <summary>An alias in a list.</summary>
public sealed record AliasListEntry(string AliasName, string AliasArn, string TargetKeyId, DateTimeOffset CreationDate, DateTimeOffset LastUpdatedDate)
{
    internal static AliasListEntry Of(Alias alias) => new(alias.AliasName, alias.Arn, alias.TargetKeyId, alias.CreationDate, alias.LastUpdatedDate);
}
