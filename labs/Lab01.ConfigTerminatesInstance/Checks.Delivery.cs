using Amazon.EC2;
using ScsLabs.Model;
using ScsLabs.Services.Lambda;

namespace Lab01.ConfigTerminatesInstance;

public sealed partial class Checks
{
    private const string Start = "START RequestId: ";

    [Check(3, "The function's policy lets in EventBridge alone, for the rule alone", Ja = "関数のポリシーは、このルールのための EventBridge だけを許可する"), Needs(Capability.ConfigEvaluation)]
    public async Task Policy_of_the_function_lets_in_EventBridge_alone_for_the_rule_alone()
    {
        var entrances = await EntrancesAsync();
        Expect(entrances.Count > 0, $"the function's policy lets nobody in, so EventBridge can't invoke {Names.Function}", $"関数のポリシーは誰も許可していないため、EventBridge は {Names.Function} を呼び出せません");

        foreach (var entrance in entrances)
        {
            Expect(entrance.IsOf(Names.RuleArn(Aws), "lambda:InvokeFunction"), $"the function's policy lets in more than EventBridge for {Names.Rule}: {entrance}", $"関数のポリシーが、{Names.Rule} のための EventBridge 以外も許可しています: {entrance}");
        }
    }

    [Check(3, "An unapproved instance is ended without anybody's doing, once, and an approved one goes on", Ja = "承認されていないインスタンスは自動で一度だけ終了され、承認されたものは動き続ける"), Needs(Capability.ConfigEvaluation, Capability.Sandbox)]
    public async Task Unapproved_instances_are_ended_once_and_approved_ones_go_on()
    {
        var golden = await RunAsync(await Find.GoldenAsync(Admin));
        var other = await Find.BeginAsync(Admin, await Find.OtherAsync(Admin));

        var isEnded = await ComesAsync(async () => await Find.StateAsync(Admin, other) == InstanceStateName.Terminated);
        Expect(isEnded, $"{other}, of another image, still runs. {await StoryAsync(other)}", $"ほかのイメージの {other} が実行されたままです。{await StoryAsync(other)}");

        // That it is gone is a change, too: of a rule that matches too much, it invokes the function again.
        await Aws.UntilAsync(async () => await VerdictAsync(other) is null);
        var runs = await RunsAsync();
        Expect(runs == 1, $"the function ran {runs} times for one unapproved instance", $"承認されていないインスタンスは 1 つなのに、関数が {runs} 回実行されました");
        Expect(await Find.StateAsync(Admin, golden) == InstanceStateName.Running, $"{golden}, of the image {Names.Golden}, doesn't run any more", $"イメージ {Names.Golden} の {golden} が、もう実行されていません");
    }

    [Check(3, "What is still unapproved isn't told again: after three tries it stays, until a schedule wakes the function", Ja = "承認されていないままのものは再び通知されない。3 回の試行の後は、スケジュールが関数を起動するまで残る"), Needs(Capability.ConfigEvaluation, Capability.Sandbox)]
    public async Task What_is_still_unapproved_stays_until_a_schedule_wakes_the_function()
    {
        var other = await RunAsync(await Find.OtherAsync(Admin), isProtected: true);
        Expect(await ComesAsync(async () => await RunsAsync() == 3), $"the function, which fails, ran {await RunsAsync()} times and not three: once, and Lambda's two tries more. {await StoryAsync(other)}", $"失敗する関数の実行は、最初の 1 回と Lambda による 2 回の再試行の、あわせて 3 回のはずが、{await RunsAsync()} 回でした。{await StoryAsync(other)}");
        await ProtectAsync(other, false);
        await Aws.PassAsync(TimeSpan.FromMinutes(5));
        Expect(await RunsAsync() == 3 && await Find.StateAsync(Admin, other) == InstanceStateName.Running, $"an event about {other} came though its compliance didn't change", $"コンプライアンスが変わっていないのに、{other} のイベントが届きました");

        await Admin.Events.PutRuleAsync(new("experiment") { ScheduleExpression = "rate(1 minute)" });
        await Admin.Events.PutTargetsAsync(new("experiment", [new("function", Names.FunctionArn(Aws)) { Input = new Reported(other).Json(Aws) }]));
        await Admin.Lambda.AddPermissionAsync(new(Names.Function, "experiment", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = Names.RuleArn(Aws, "experiment") });
        try
        {
            Expect(await ComesAsync(async () => await Find.StateAsync(Admin, other) == InstanceStateName.Terminated), $"a schedule wakes the function, and {other} still runs. {await StoryAsync(other)}", $"スケジュールが関数を起動しても、{other} が実行されたままです。{await StoryAsync(other)}");
        }
        finally
        {
            await Admin.Lambda.RemovePermissionAsync(new(Names.Function, "experiment"));
            await Admin.Events.RemoveTargetsAsync(new("experiment", ["function"]));
            await Admin.Events.DeleteRuleAsync(new("experiment"));
        }
    }

    [Check(3, "Another rule can't invoke the function", Ja = "ほかのルールは関数を呼び出せない"), Needs(Capability.IamEnforcement, Capability.Sandbox)]
    public async Task Rules_of_others_cannot_invoke_the_function()
    {
        var (url, _) = await QueueAsync("experiment");
        await Admin.Events.PutRuleAsync(new("experiment") { EventPattern = """{ "source": [ "experiment" ] }""" });
        await Admin.Events.PutTargetsAsync(new("experiment", [new("function", Names.FunctionArn(Aws)) { DeadLetterConfig = new(Names.QueueArn(Aws, "experiment")) }]));

        await SendAsync();

        var letter = await LetterAsync(url);
        Expect(letter is not null, $"EventBridge invokes {Names.Function} for another rule than {Names.Rule}", $"EventBridge が、{Names.Rule} 以外のルールのために {Names.Function} を呼び出します");
        Expect(CodeOf(letter!) == "NO_PERMISSIONS", $"another rule's event is refused with {CodeOf(letter!)}, not with NO_PERMISSIONS", $"ほかのルールのイベントは、NO_PERMISSIONS ではなく {CodeOf(letter!)} で拒否されます");
        Expect(await RunsAsync() == 0, $"{Names.Function} ran for another rule", $"{Names.Function} が、ほかのルールのために実行されました");
    }

    /// <summary>Whom the function's policy lets in; nobody where it has none.</summary>
    private async Task<IReadOnlyList<Entrance>> EntrancesAsync()
    {
        try
        {
            return Entrance.Of((await Admin.Lambda.GetPolicyAsync(new(Names.Function))).Policy);
        }
        catch (AwsException none) when (none.Code == "ResourceNotFoundException")
        {
            return [];
        }
    }

    /// <summary>Launches an instance and requires that it comes to run.</summary>
    private async Task<string> RunAsync(string image, bool isProtected = false)
    {
        var id = await Find.BeginAsync(Admin, image, isProtected: isProtected);
        Expect(await ComesAsync(async () => await Find.StateAsync(Admin, id) is var state && state == InstanceStateName.Running), $"{id} is ended before it comes to run. {await StoryAsync(id)}", $"{id} が、実行中になる前に終了されました。{await StoryAsync(id)}");
        return id;
    }

    /// <summary>How often the function ran, as its log tells.</summary>
    private async Task<int> RunsAsync() => (await LogAsync()).Count(line => line.StartsWith(Start, StringComparison.Ordinal));

    /// <summary>What the rule of AWS Config finds about an instance; null for nothing.</summary>
    private async Task<string?> VerdictAsync(string instance) => (await Admin.Config.GetComplianceDetailsByConfigRuleAsync(new(Names.ConfigRule))).EvaluationResults
        .FirstOrDefault(result => result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceId == instance)?.ComplianceType.ToString();

    /// <summary>How far an instance's event came, for a failure: what AWS Config finds, why EventBridge couldn't deliver, and what the function says.</summary>
    private async Task<string> StoryAsync(string instance)
    {
        var letter = await PeekAsync((await Admin.Sqs.GetQueueUrlAsync(Names.Queue)).QueueUrl);
        var said = (await LogAsync()).Where(line => line.StartsWith("ERROR ", StringComparison.Ordinal) || line.StartsWith("i-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        return $"{Names.ConfigRule}: {Told(await VerdictAsync(instance))}; {Names.Queue}: {Told(letter is null ? null : $"{CodeOf(letter)}: {Attribute(letter, "ERROR_MESSAGE")}")}; {Names.LogGroup}: {Told(string.Join(" | ", said))}";

        static string Told(string? text) => string.IsNullOrEmpty(text) ? "–" : text;
    }
}
