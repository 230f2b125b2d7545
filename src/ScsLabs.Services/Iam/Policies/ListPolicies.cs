namespace ScsLabs.Services.Iam;

/// <summary>Lists managed policies: the account's, AWS's, or both.</summary>
/// <remarks>Source: IAM API Reference, ListPolicies.</remarks>
[Operation<IamApi>]
public sealed record ListPolicies(
    PolicyScope Scope = PolicyScope.All,
    bool OnlyAttached = false,
    [Length(1, 512), Pattern(Form.PolicyPath)] string? PathPrefix = null,
    PolicyUsageType? PolicyUsageFilter = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the policies, by name.</summary>
    public sealed record Result(IReadOnlyList<PolicyView> Policies, [Spread] PageEnd Page);

    /// <summary>Asks for <c>iam:ListPolicies</c> on the path, whose ARN ends without a name.</summary>
    internal static IEnumerable<Ask> Asks(ListPolicies request, Call call) =>
        [new("iam:ListPolicies", ManagedPolicy.ArnOf(call.Account, request.PathPrefix ?? "/", "")) { Shown = $"policy path {request.PathPrefix ?? "/"}" }];

    /// <summary>Lists the policies.</summary>
    internal static Result Handle(ListPolicies request, Call call, WorldView view)
    {
        IEnumerable<ManagedPolicy> policies =
        [
            .. request.Scope is PolicyScope.Local ? [] : AwsManagedPolicies.All,
            .. request.Scope is PolicyScope.Aws ? [] : view.All<ManagedPolicy>(call.GlobalPlace),
        ];
        var page = Listing.Page(
            policies.Where(policy => Listing.Fits(policy.Path, request.PathPrefix) && (!request.OnlyAttached || IsUsed(policy)) && (request.PolicyUsageFilter is null || IsUsed(policy))),
            policy => policy.ListKey,
            request.Page);
        return new([.. page.Items.Select(policy => PolicyView.InList(policy, view, call.Account))], PageEnd.Of(page));

        bool IsUsed(ManagedPolicy policy) =>
            (request.PolicyUsageFilter is not PolicyUsageType.PermissionsBoundary && Attachments.CountAttached(policy.Arn, view, call.Account) > 0)
            || (request.PolicyUsageFilter is not PolicyUsageType.PermissionsPolicy && Attachments.CountBounded(policy.Arn, view, call.Account) > 0);
    }
}

/// <summary>The owner of the policies to list.</summary>
public enum PolicyScope
{
    /// <summary>Both the account's and AWS's policies.</summary>
    All,

    /// <summary>AWS managed policies.</summary>
    [Wire("AWS")]
    Aws,

    /// <summary>The account's policies.</summary>
    Local,
}

/// <summary>The usage of a policy.</summary>
public enum PolicyUsageType
{
    /// <summary>The policy is attached and grants permissions.</summary>
    PermissionsPolicy,

    /// <summary>The policy is a permissions boundary.</summary>
    PermissionsBoundary,
}
