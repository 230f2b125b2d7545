using Amazon.EC2;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Lab01.ConfigTerminatesInstance;

public sealed partial class Checks
{
    [Check(4, "The queue takes what EventBridge can't deliver for the rule, and nothing else", Ja = "キューは、このルールのために EventBridge が配信できなかったものだけを受け取る"), Needs(Capability.ConfigEvaluation, Capability.IamEnforcement)]
    public async Task Queue_takes_the_letters_of_the_rule_and_nothing_else()
    {
        var (_, target) = await RuleAsync();
        Expect(target.DeadLetterConfig?.Arn == Names.QueueArn(Aws), $"the target {target.Id} of {Names.Rule} doesn't have {Names.Queue} as its dead-letter queue", $"{Names.Rule} のターゲット {target.Id} のデッドレターキューが {Names.Queue} ではありません");

        var url = (await Admin.Sqs.GetQueueUrlAsync(Names.Queue)).QueueUrl;
        var policy = (await Admin.Sqs.GetQueueAttributesAsync(new() { QueueUrl = url, AttributeNames = [QueueAttributeName.Policy] })).Attributes?.GetValueOrDefault(QueueAttributeName.Policy);
        var entrances = Entrance.Of(policy ?? """{ "Statement": [] }""").Where(entrance => !entrance.Who.All(who => who == $"AWS arn:aws:iam::{Aws.A.Id}:root")).ToList();
        Expect(entrances.Count > 0, $"the policy of {Names.Queue} lets EventBridge send nothing, so the event would be lost", $"{Names.Queue} のポリシーが EventBridge の送信を許可していないため、イベントは失われます");
        foreach (var entrance in entrances)
        {
            Expect(entrance.IsOf(Names.RuleArn(Aws), "sqs:SendMessage"), $"the policy of {Names.Queue} lets in more than EventBridge for {Names.Rule}: {entrance}", $"{Names.Queue} のポリシーが、{Names.Rule} のための EventBridge 以外も許可しています: {entrance}");
        }

        // Another rule, whose target takes nothing, leaves its letters in its own queue and in no other.
        var (own, _) = await QueueAsync("experiment");
        await Admin.Sqs.CreateQueueAsync("deaf");
        await Admin.Events.PutRuleAsync(new("experiment") { EventPattern = """{ "source": [ "experiment" ] }""" });
        await Admin.Events.PutTargetsAsync(new("experiment", [new("1", Names.QueueArn(Aws, "deaf")) { DeadLetterConfig = new(Names.QueueArn(Aws)) }, new("2", Names.QueueArn(Aws, "deaf")) { DeadLetterConfig = new(Names.QueueArn(Aws, "experiment")) }]));
        await SendAsync();
        Expect(await LetterAsync(own) is not null, "an event that a queue refuses isn't in the dead-letter queue", "キューが拒否したイベントが、デッドレターキューにありません");
        Expect(await PeekAsync(url) is null, $"{Names.Queue} takes the letters of another rule", $"{Names.Queue} が、ほかのルールのイベントを受け取ります");
    }

    [Check(4, "While the function may not be invoked nothing is ended, and the event is kept", Ja = "関数を呼び出せない間は何も終了されず、イベントはキューに残る"), Needs(Capability.ConfigEvaluation, Capability.IamEnforcement, Capability.Sandbox)]
    public async Task While_the_function_may_not_be_invoked_the_event_is_kept()
    {
        var entrances = await EntrancesAsync();
        foreach (var entrance in entrances)
        {
            await Admin.Lambda.RemovePermissionAsync(new(Names.Function, entrance.Sid));
        }

        try
        {
            var other = await RunAsync(await Find.OtherAsync(Admin));
            var letter = await LetterAsync((await Admin.Sqs.GetQueueUrlAsync(Names.Queue)).QueueUrl);
            Expect(letter is not null && letter.Body.Contains(other, StringComparison.Ordinal), $"{Names.Queue} doesn't have the event about {other}. {await StoryAsync(other)}", $"{Names.Queue} に {other} のイベントがありません。{await StoryAsync(other)}");
            Expect(CodeOf(letter!) == "NO_PERMISSIONS", $"the event about {other} was refused with {CodeOf(letter!)}, not with NO_PERMISSIONS", $"{other} のイベントは、NO_PERMISSIONS ではなく {CodeOf(letter!)} で拒否されました");
            Expect(await Find.StateAsync(Admin, other) == InstanceStateName.Running, $"{other} is ended though EventBridge may not invoke the function", $"EventBridge が関数を呼び出せないのに、{other} が終了されました");
        }
        finally
        {
            foreach (var entrance in entrances)
            {
                await Admin.Lambda.AddPermissionAsync(new(Names.Function, entrance.Sid, "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = entrance.Sources.Count > 0 ? entrance.Sources[0] : null });
            }
        }
    }

    /// <summary>Creates a queue that takes what EventBridge sends.</summary>
    private async Task<(string Url, string Arn)> QueueAsync(string name)
    {
        var url = (await Admin.Sqs.CreateQueueAsync(name)).QueueUrl;
        await Admin.Sqs.SetQueueAttributesAsync(new()
        {
            QueueUrl = url,
            Attributes = new() { [QueueAttributeName.Policy] = $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{Names.QueueArn(Aws, name)}}" } ] }""" },
        });
        return (url, Names.QueueArn(Aws, name));
    }

    private async Task SendAsync() => await Admin.Events.PutEventsAsync(new([new() { Source = "experiment", DetailType = "experiment", Detail = "{}" }]));

    /// <summary>Waits for a message of a queue, which stays there; null where none comes.</summary>
    private async Task<Message?> LetterAsync(string url)
    {
        Message? letter = null;
        await ComesAsync(async () => (letter = await PeekAsync(url)) is not null);
        return letter;
    }

    private async Task<Message?> PeekAsync(string url) => (await Admin.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MessageAttributeNames = ["All"], VisibilityTimeout = 0 })).Messages?.FirstOrDefault();

    private static string CodeOf(Message letter) => Attribute(letter, "ERROR_CODE");

    private static string Attribute(Message letter, string name) => letter.MessageAttributes?.GetValueOrDefault(name)?.StringValue ?? "";
}
