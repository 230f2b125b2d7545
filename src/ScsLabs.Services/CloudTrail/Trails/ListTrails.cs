namespace ScsLabs.Services.CloudTrail;

/// <summary>Lists the account's trails of all Regions.</summary>
/// <remarks>Errors: InvalidTokenException. Source: CloudTrail API Reference, ListTrails.</remarks>
[Operation<CloudTrailApi>, AnyResource]
public sealed record ListTrails(string? NextToken = null)
{
    private const int PageSize = 100;

    /// <summary>A page of the trails.</summary>
    public sealed record Result(IReadOnlyList<TrailInfo> Trails, string? NextToken);

    /// <summary>Lists the trails.</summary>
    internal static Result Handle(ListTrails request, Call call)
    {
        var trails = call.View.All(TrailRow.ByAccount, call.Account).OrderBy(static trail => trail.Arn, StringComparer.Ordinal);
        var page = Page.Of(trails, request.NextToken, PageSize, static trail => trail.Arn, CloudTrailErrors.InvalidToken, call);
        return new([.. page.Items.Select(static trail => new TrailInfo(trail.Arn, trail.Name, trail.Region))], page.Next);
    }
}

/// <summary>A trail in a list.</summary>
public sealed record TrailInfo([Wire("TrailARN")] string TrailArn, string Name, string HomeRegion);
