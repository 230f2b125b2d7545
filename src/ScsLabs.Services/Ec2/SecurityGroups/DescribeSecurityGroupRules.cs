namespace ScsLabs.Services.Ec2;

/// <summary>Lists rules of security groups.</summary>
/// <remarks>Errors: InvalidSecurityGroupRuleId.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeSecurityGroupRules.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeSecurityGroupRules([Wire("SecurityGroupRuleId")] IReadOnlyList<string>? SecurityGroupRuleIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("securityGroupRuleSet")] IReadOnlyList<SecurityGroupRuleView> SecurityGroupRules, string? NextToken);

    internal static Result Handle(DescribeSecurityGroupRules request, Call call)
    {
        var page = Describing.Find<SecurityGroupRule>(call, request.Which, request.SecurityGroupRuleIds, "securityGroupRuleIds");
        return new([.. page.Items.Select(SecurityGroupRuleView.Of)], page.Next);
    }
}
