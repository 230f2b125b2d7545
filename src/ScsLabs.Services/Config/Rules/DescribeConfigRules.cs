namespace ScsLabs.Services.Config;

/// <summary>Shows rules.</summary>
/// <remarks>Errors: NoSuchConfigRuleException, InvalidNextTokenException. Source: AWS Config API Reference, DescribeConfigRules.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DescribeConfigRules([Length(0, 25), Items(1, 128, Pattern = ConfigRule.NameForm)] IReadOnlyList<string>? ConfigRuleNames = null, string? NextToken = null)
{
    private const int PageSize = 25;

    /// <summary>A page of the rules.</summary>
    public sealed record Result(IReadOnlyList<ConfigRule> ConfigRules, string? NextToken);

    /// <summary>Shows the rules.</summary>
    internal static Result Handle(DescribeConfigRules request, Call call)
    {
        var page = Rules.Page(request.ConfigRuleNames, request.NextToken, PageSize, call);
        return new([.. page.Items.Select(rule => rule.Settings)], page.Next);
    }
}

/// <summary>The rules that a request names.</summary>
internal static class Rules
{
    /// <summary>A page of the rules that are named, or of all.</summary>
    /// <exception cref="AwsException">One doesn't exist, or the token is invalid.</exception>
    public static Page<ConfigRuleRow> Page(IReadOnlyList<string>? names, string? token, int size, Call call) => names is { Count: > 0 }
        ? new([.. names.Distinct(StringComparer.Ordinal).Select(name => Reference<ConfigRuleRow>.Of(name, call).OrNotFound(call))], null)
        : Services.Page.Of(from => call.View.From<ConfigRuleRow>(call.Place, from), token, size, rule => rule.Name, ConfigErrors.InvalidNextToken, call);
}
