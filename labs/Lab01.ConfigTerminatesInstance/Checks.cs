using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Events;
using Target = ScsLabs.Services.Events.Target;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>The checks of the tasks: what AWS Config finds is ended by the function, and nothing else is.</summary>
/// <remarks>This file checks the function's role and the rule's pattern (tasks 1 and 2), <c>Checks.Delivery.cs</c> the way from the rule to the function (task 3), <c>Checks.Undelivered.cs</c> what becomes of events that don't get there (task 4).</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.Admin);

    [Check(1, "All that the role may do is to end instances and to write the function's log", Ja = "ロールに許可されるのは、インスタンスの終了と関数のログへの書き込みだけ"), Needs(Capability.Permissions)]
    public async Task All_that_the_role_may_do_is_to_end_instances_and_to_write_the_log() =>
        await Aws.PermissionsOf(Names.RoleArn(Aws)).ShouldBeExactlyAsync(
            new Permission("ec2:TerminateInstances", Names.AllInstances(Aws)),
            new Permission("logs:CreateLogStream", Names.Log(Aws)),
            new Permission("logs:PutLogEvents", Names.Log(Aws)));

    [Check(1, "Nobody but Lambda takes on the role", Ja = "ロールを引き受けられるのは Lambda だけ"), Needs(Capability.IamEnforcement)]
    public async Task An_administrator_cannot_take_on_the_role_but_Lambda_can()
    {
        // Lambda tries to assume a role before a function gets it.
        await Aws.AllowsAsync(Admin, who => who.Lambda.UpdateFunctionConfigurationAsync(new(Names.Function) { Role = Names.RoleArn(Aws) }));

        await Aws.RefusesAsync(Admin, new("AccessDenied", "sts:AssumeRole", Names.RoleArn(Aws)), who => who.Sts.AssumeRoleAsync(new() { RoleArn = Names.RoleArn(Aws), RoleSessionName = "lab" }));
    }

    [Check(1, "The function ends the instance that the event names and no other, and reports what it can't end", Ja = "関数は、イベントが示すインスタンスだけを終了し、終了できないものは報告する"), Needs(Capability.ConfigEvaluation, Capability.Sandbox)]
    public async Task The_function_ends_what_the_event_names_and_reports_what_it_cannot_end()
    {
        await QuietAsync();
        var golden = await Find.GoldenAsync(Admin);
        var (named, beside) = (await Find.LaunchAsync(Aws, Admin, golden), await Find.LaunchAsync(Aws, Admin, golden));
        await ProtectAsync(named, true);

        var (error, answer) = await InvokeAsync(named);
        Expect(error is not null && answer.Contains("OperationNotPermitted", StringComparison.Ordinal), $"the function answers about the protected {named}: {answer}", $"保護された {named} について、関数は次のように答えます: {answer}");
        Expect(await Find.StateAsync(Admin, named) == InstanceStateName.Running, $"{named}, which is protected from termination, doesn't run any more", $"終了保護が有効な {named} が、もう実行されていません");
        Expect((await LogAsync()).Any(line => line.StartsWith("ERROR ", StringComparison.Ordinal)), $"{Names.LogGroup} has no line ERROR about {named}", $"{Names.LogGroup} に、{named} についての ERROR の行がありません");

        await ProtectAsync(named, false);
        (error, answer) = await InvokeAsync(named);
        Expect(error is null, $"the function doesn't end {named}: {answer}", $"関数が {named} を終了しません: {answer}");
        await Aws.UntilAsync(async () => await Find.StateAsync(Admin, named) == InstanceStateName.Terminated);
        Expect(await Find.StateAsync(Admin, beside) == InstanceStateName.Running, $"{beside}, which no event names, doesn't run any more", $"どのイベントにもない {beside} が、もう実行されていません");
    }

    [Check(1, "Without the permission to end instances the function fails, and CloudTrail tells of the refused call", Ja = "終了の権限がなければ関数は失敗し、拒否された呼び出しが CloudTrail に残る"), Needs(Capability.IamEnforcement, Capability.Sandbox)]
    public async Task Without_its_permission_the_function_fails_and_CloudTrail_tells()
    {
        await QuietAsync();
        var named = await Find.LaunchAsync(Aws, Admin, await Find.GoldenAsync(Admin));
        await Admin.Iam.PutRolePolicyAsync(new(Names.Function, "experiment", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*" } ] }"""));
        try
        {
            // An instance that isn't there shows when the denial has come into effect: permissions are asked for first.
            var isDenied = await ComesAsync(async () => (await InvokeAsync("i-00000000000000000")).Answer.Contains("UnauthorizedOperation", StringComparison.Ordinal));
            Expect(isDenied, $"a policy of the role denies ec2:TerminateInstances, and still the function's call isn't refused", $"ロールのポリシーが ec2:TerminateInstances を拒否しているのに、関数の呼び出しは拒否されません");

            var (error, answer) = await InvokeAsync(named);
            Expect(error is not null && await Find.StateAsync(Admin, named) == InstanceStateName.Running, $"the function ends {named} though its role may not: {answer}", $"ロールに権限がないのに、関数が {named} を終了します: {answer}");
            var isTold = await ComesAsync(async () => (await RefusedCallsAsync()).Any(call => call.Contains(named, StringComparison.Ordinal) && call.Contains($":assumed-role/{Names.Function}/", StringComparison.Ordinal)));
            Expect(isTold, $"CloudTrail doesn't tell that {Names.Function} was refused to end {named}", $"{Names.Function} による {named} の終了が拒否されたことが、CloudTrail にありません");
        }
        finally
        {
            await Admin.Iam.DeleteRolePolicyAsync(new(Names.Function, "experiment"));
        }

        Expect(await ComesAsync(async () => (await InvokeAsync(named)).Error is null), $"the function can't end {named}: {string.Join(" | ", await LogAsync())}", $"関数が {named} を終了できません: {string.Join(" | ", await LogAsync())}");
    }

    [Check(2, "The rule matches what AWS Config finds non-compliant, and nothing beside", Ja = "ルールは、AWS Config が非準拠と評価したものだけに一致する"), Needs(Capability.ConfigEvaluation)]
    public async Task The_rule_matches_what_is_found_and_nothing_beside()
    {
        var (rule, _) = await RuleAsync();
        var found = new Reported("i-0123456789abcdef0") { RuleArn = await Find.ConfigRuleArnAsync(Admin) };
        Expect(rule.State == RuleState.Enabled && await MatchesAsync(rule, found), $"{Names.Rule} doesn't match that {Names.ConfigRule} finds an instance NON_COMPLIANT", $"{Names.Rule} は、{Names.ConfigRule} がインスタンスを NON_COMPLIANT と評価しても一致しません");

        foreach (var (other, what, ja) in new (Reported, string, string)[]
        {
            (found with { Compliance = "COMPLIANT" }, "that an instance is COMPLIANT, which would be ended as well", "インスタンスが COMPLIANT になったこと(それも終了されます)"),
            (found with { Compliance = "NOT_APPLICABLE" }, "that an instance is NOT_APPLICABLE, as each is that was ended: a loop", "インスタンスが NOT_APPLICABLE になったこと(終了のたびに起こるので、ループになります)"),
            (found with { Rule = "required-tags", RuleArn = $"{found.RuleArn}0" }, "what another rule of AWS Config finds", "AWS Config のほかのルールの評価"),
            (found with { ResourceType = "AWS::EC2::Volume", ResourceId = "vol-0123456789abcdef0" }, "what is no instance", "インスタンスではないもの"),
            (found with { DetailType = "Config Configuration Item Change" }, "other events of AWS Config", "AWS Config のほかのイベント"),
            (found with { Source = "custom" }, "events that anybody in the account can make up: only AWS's services send as aws.…", "アカウントの誰でも作れるイベント(aws.… として送信できるのは AWS のサービスだけです)"),
        })
        {
            Expect(!await MatchesAsync(rule, other), $"{Names.Rule} matches {what}", $"{Names.Rule} は、{ja}にも一致します");
        }
    }

    /// <summary>Keeps the function from being invoked but by the check.</summary>
    private async Task QuietAsync()
    {
        foreach (var rule in (await Admin.Events.ListRuleNamesByTargetAsync(new(Names.FunctionArn(Aws)))).RuleNames)
        {
            await Admin.Events.DisableRuleAsync(new(rule));
        }
    }

    private Task ProtectAsync(string instance, bool isProtected) => Admin.Ec2.ModifyInstanceAttributeAsync(new() { InstanceId = instance, DisableApiTermination = isProtected });

    /// <summary>Invokes the function as EventBridge would, with an event about an instance.</summary>
    private async Task<(string? Error, string Answer)> InvokeAsync(string instance)
    {
        var answer = await Admin.Lambda.InvokeAsync(new(Names.Function) { Payload = System.Text.Encoding.UTF8.GetBytes(new Reported(instance).Json(Aws)) });
        return (answer.FunctionError, System.Text.Encoding.UTF8.GetString(answer.Payload ?? []));
    }

    /// <summary>The function's log.</summary>
    private async Task<IReadOnlyList<string>> LogAsync() => [.. ((await Admin.Logs.FilterLogEventsAsync(new(Names.LogGroup))).Events ?? []).Select(line => line.Message!)];

    private async Task<IEnumerable<string>> RefusedCallsAsync() =>
        (await Admin.CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.EventName, "TerminateInstances")] })).Events
            .Select(call => call.CloudTrailEvent).Where(call => call.Contains("\"errorCode\":\"Client.UnauthorizedOperation\"", StringComparison.Ordinal));

    /// <summary>The rule of EventBridge, and its target that is the function.</summary>
    private async Task<(Rule Rule, Target Target)> RuleAsync()
    {
        var targets = (await Admin.Events.ListTargetsByRuleAsync(new(Names.Rule))).Targets;
        Expect(targets.Any(target => target.Arn == Names.FunctionArn(Aws)), $"{Names.Rule} doesn't have the function {Names.Function} as a target", $"{Names.Rule} のターゲットに、関数 {Names.Function} がありません");
        return ((await Admin.Events.DescribeRuleAsync(new(Names.Rule))).Rule, targets.First(target => target.Arn == Names.FunctionArn(Aws)));
    }

    private async Task<bool> MatchesAsync(Rule rule, Reported reported) => (await Admin.Events.TestEventPatternAsync(new(rule.EventPattern ?? "{}", reported.Json(Aws)))).IsMatch;

    /// <summary>Whether something comes about in 15 minutes.</summary>
    private async Task<bool> ComesAsync(Func<Task<bool>> isSo)
    {
        try
        {
            await Aws.UntilAsync(isSo);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
