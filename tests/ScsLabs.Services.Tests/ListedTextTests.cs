using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Logs;
using ScsLabs.Services.Tests.Logs;

namespace ScsLabs.Services.Tests;

/// <summary>The texts in lists and maps have the bounds and forms of AWS's model, told in AWS's words.</summary>
public sealed class ListedTextTests : LogsWorld
{
    [Fact]
    public async Task The_items_of_a_list_are_told_together()
    {
        await Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);

        await RefusedAsync(
            "ValidationException",
            () => Events.RemoveTargetsAsync(new("rule", ["a", "b c"]), Token),
            @"1 validation error detected: Value '[a, b c]' at 'ids' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 64, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+]");
    }

    [Fact]
    public async Task The_names_of_rules_have_their_length()
    {
        var config = Aws.A.Root.Config;

        await RefusedAsync("NoSuchConfigRuleException", () => config.DescribeConfigRulesAsync(new([new string('a', 128)]), Token));
        await RefusedAsync("ValidationException", () => config.DescribeConfigRulesAsync(new([new string('a', 129)]), Token));
        await RefusedAsync("ValidationException", () => config.DescribeConfigRulesAsync(new([" "]), Token));
        await RefusedAsync("ValidationException", () => config.DeleteConfigRuleAsync(new(" "), Token));
        await RefusedAsync("ValidationException", () => config.DescribeConfigurationRecordersAsync(new([""]), Token));
    }

    [Fact]
    public async Task Maps_tell_of_keys_and_values_apart()
    {
        const string Form = @"Member must satisfy regular expression pattern: ^([\p{L}\p{Z}\p{N}_.:/=+\-@]";

        await RefusedAsync(
            "InvalidParameterException",
            () => Logs.CreateLogGroupAsync(new(Group, new Dictionary<string, string> { ["a!"] = "1" }), Token),
            $"1 validation error detected: Value '{{a!=1}}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, {Form}+)$]");
        await RefusedAsync(
            "InvalidParameterException",
            () => Logs.CreateLogGroupAsync(new(Group, new Dictionary<string, string> { ["a"] = "1!" }), Token),
            $"1 validation error detected: Value '{{a=1!}}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 0, {Form}*)$]");
    }

    [Fact]
    public async Task Lists_that_are_too_long_show_what_is_in_them_as_AWS_does()
    {
        var config = Aws.A.Root.Config;

        await RefusedAsync(
            "ValidationException",
            () => config.DescribeComplianceByConfigRuleAsync(new(ComplianceTypes: [.. Enumerable.Repeat(ComplianceType.NonCompliant, 4)]), Token),
            "1 validation error detected: Value '[NON_COMPLIANT, NON_COMPLIANT, NON_COMPLIANT, NON_COMPLIANT]' at 'complianceTypes' failed to satisfy constraint: Member must have length less than or equal to 3");
        await RefusedAsync(
            "ValidationException",
            () => Events.PutEventsAsync(new([.. Enumerable.Repeat(new PutEventsRequestEntry { Source = "s" }, 11)]), Token),
            $"1 validation error detected: Value '[{string.Join(", ", Enumerable.Repeat("PutEventsRequestEntry", 11))}]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10");
    }

    [Fact]
    public async Task Tags_have_AWS_s_characters()
    {
        await Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        var arn = ArnOf("events", "rule/rule");

        await RefusedAsync(
            "ValidationException",
            () => Events.TagResourceAsync(new(arn, [new("a!", "1")]), Token),
            @"1 validation error detected: Value 'a!' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*");
        await RefusedAsync("ValidationException", () => Events.TagResourceAsync(new(arn, [new("", "1")]), Token));
        await Events.TagResourceAsync(new(arn, [new("Größe_1.:/=+-@ b", "ä 1")]), Token);
    }
}
