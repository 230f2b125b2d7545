namespace ScsLabs.Services.Kms;

/// <summary>Lists the grants on a key.</summary>
/// <remarks>Errors: NotFoundException, InvalidMarkerException. Source: KMS API Reference, ListGrants.</remarks>
[Operation<KmsApi>]
public sealed record ListGrants(
    [Target<Key>(By = nameof(Key.ByIdOrArn)), Length(1, 2048)] string KeyId,
    [Length(1, 128)] string? GrantId = null,
    [Length(1, 256), Pattern(@"^[\w+=,.@:/-]+$")] string? GranteePrincipal = null,
    [Range(1, 1000)] int Limit = 50,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>A page of the grants.</summary>
    public sealed record Result(IReadOnlyList<GrantListEntry> Grants, string? NextMarker, bool Truncated);

    /// <summary>Asks on the key. The permission may be limited to services that act for the caller.</summary>
    internal static IEnumerable<Ask> Asks(ListGrants request, Reference<Key> key, Call call)
    {
        yield return key.Ask("kms:ListGrants", [new("kms:GrantIsForAWSResource", call.Caller.ViaService is null ? "false" : "true")]);
    }

    /// <summary>Lists the grants.</summary>
    internal static Result Handle(ListGrants request, Key key, Call call)
    {
        var grants = Grant.On(key, call.View)
            .Where(grant => request.GrantId is null || grant.GrantId == request.GrantId)
            .Where(grant => request.GranteePrincipal is null || grant.GranteePrincipal == GrantPrincipal.Store(request.GranteePrincipal, call.View));
        return ListOf(grants, request.Marker, request.Limit, call.View);
    }

    /// <summary>A page of grants, ordered by id.</summary>
    internal static Result ListOf(IEnumerable<Grant> grants, string? marker, int limit, WorldView view)
    {
        var page = Page.Of(grants, marker, limit, grant => grant.GrantId, KmsErrors.InvalidMarker);
        return new([.. page.Items.Select(grant => GrantListEntry.Of(grant, view))], page.Next, page.IsTruncated);
    }
}
