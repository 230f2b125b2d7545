namespace ScsLabs.Services.Kms;

/// <summary>Lists the grants in this Region, on keys of any account, that have a given retiring principal.</summary>
/// <remarks>Errors: InvalidArnException, InvalidMarkerException. Source: KMS API Reference, ListRetirableGrants.</remarks>
[Operation<KmsApi>, AnyResource]
public sealed record ListRetirableGrants(
    [Length(1, 256), Pattern(@"^[\w+=,.@:/-]+$")] string RetiringPrincipal,
    [Range(1, 1000)] int Limit = 50,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>Lists the grants. The principal must belong to the caller's account.</summary>
    internal static ListGrants.Result Handle(ListRetirableGrants request, Call call)
    {
        if (!Arn.TryParse(request.RetiringPrincipal, out var arn) || arn.Account != call.Account.ToString())
        {
            throw KmsErrors.InvalidPrincipal(request.RetiringPrincipal);
        }

        var retiring = GrantPrincipal.Store(request.RetiringPrincipal, call.View);
        return ListGrants.ListOf(call.View.All(Grant.ByRetiringPrincipal, (call.Region, retiring)), request.Marker, request.Limit, call.View);
    }
}
