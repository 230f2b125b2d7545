namespace ScsLabs.Services.Config;

/// <summary>Evaluates rules about the resources as they were recorded last.</summary>
/// <remarks>Errors: NoSuchConfigRuleException, InvalidParameterValueException. Source: AWS Config API Reference, StartConfigRulesEvaluation.</remarks>
[Operation<ConfigApi>]
public sealed record StartConfigRulesEvaluation([Length(1, 25), Items(1, 128, Pattern = ConfigRule.NameForm)] IReadOnlyList<string>? ConfigRuleNames = null)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Asks on each rule.</summary>
    internal static IEnumerable<Ask> Asks(StartConfigRulesEvaluation request, Call call) => request.ConfigRuleNames is { Count: > 0 } names
        ? names.Select(name => Reference<ConfigRuleRow>.Of(name, call).Ask("config:StartConfigRulesEvaluation"))
        : [new("config:StartConfigRulesEvaluation", ConfigRuleRow.ArnOf(call.Place, "*"))];

    /// <summary>Evaluates the rules.</summary>
    internal static Result Handle(StartConfigRulesEvaluation request, Call call, Draft draft)
    {
        if (request.ConfigRuleNames is not { Count: > 0 } names)
        {
            throw ConfigErrors.InvalidParameter("The list of config rule names is empty.");
        }

        var found = names.Select(name => Reference<ConfigRuleRow>.Of(name, call).OrNotFound(call).Name).ToList();
        draft.Afterwards((acting, token) => Evaluations.OfRulesAsync(call.Place, found, acting, token));
        return new();
    }
}
