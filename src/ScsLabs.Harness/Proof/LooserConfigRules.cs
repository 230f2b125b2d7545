using System.Text.Json.Nodes;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.Config;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants of the solution in which a rule of AWS Config, as it wrote it, finds less: without one of its parameters.</summary>
internal static class LooserConfigRules
{
    /// <summary>Generates the mutants of each rule that the answer wrote, where the rule can do without the parameter.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes) =>
        from change in changes
        where change.After is ConfigRuleRow { Settings.InputParameters: not null }
        let rule = (ConfigRuleRow)change.After!
        from parameter in rule.Managed?.Parameters ?? []
        where !parameter.IsRequired
        let parameters = Without(rule.Settings.InputParameters!, parameter.Name)
        where parameters is not null
        select new Mutant(Texts.ParameterDropped.With(rule.Name, parameter.Name), draft => draft.Substitute(change, rule with { Settings = rule.Settings with { InputParameters = parameters } }));

    private static string? Without(string parameters, string name)
    {
        var given = JsonNode.Parse(parameters)!.AsObject();
        return given.Remove(name) ? given.ToJsonString() : null;
    }
}
