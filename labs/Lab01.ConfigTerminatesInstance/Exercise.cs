using Amazon.SQS;
using ScsLabs.Services.Events;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>Your file. The starting code does end an unapproved instance, but it ends approved ones, too, and whoever finds the function can use it: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードでも承認されていないインスタンスは終了しますが、承認されたものまで終了し、関数を見つけた誰もがそれを使えます。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task GrantTerminationAsync(LabContext aws) =>
        // Task 1: allow no more than the function does: it terminates instances of this account and writes its log.
        // 課題 1: 関数が行うこと(このアカウントのインスタンスの終了と、自分のログへの書き込み)だけを許可します。
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.Function, "terminate",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ec2:*", "logs:*" ], "Resource": "*" }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        // Task 2: match only that the rule approved-amis finds an instance NON_COMPLIANT. This pattern matches each change of each rule, also to COMPLIANT.
        // 課題 2: ルール approved-amis がインスタンスを NON_COMPLIANT と評価したときだけ一致させます。このパターンは、どのルールのどの変化(COMPLIANT への変化も)にも一致します。
        var events = aws.A.User(Names.Admin).Events;
        await events.PutRuleAsync(new(Names.Rule)
        {
            EventPattern =
                """
                { "source": [ "aws.config" ], "detail-type": [ "Config Rules Compliance Change" ] }
                """,
        });
        await events.PutTargetsAsync(new(Names.Rule, [new("function", Names.FunctionArn(aws))]));
    }

    /// <inheritdoc />
    public async Task LetRuleInvokeAsync(LabContext aws) =>
        // Task 3: let EventBridge in for this one rule. Without a source, it may invoke the function for any rule, also of another account.
        // 課題 3: このルールのためだけに EventBridge を許可します。送信元を指定しないと、どのルール(ほかのアカウントのルールも)からでも関数を呼び出せます。
        await aws.A.User(Names.Admin).Lambda.AddPermissionAsync(new(Names.Function, "end-unapproved", "lambda:InvokeFunction", "events.amazonaws.com"));

    /// <inheritdoc />
    public async Task KeepUndeliveredAsync(LabContext aws)
    {
        // Task 4: the queue must take messages from EventBridge for this rule. Nobody else needs to send, and the target must name the queue.
        // 課題 4: キューは、このルールのための EventBridge からのメッセージを受け取る必要があります。ほかの誰も送信する必要はなく、ターゲットがキューを指定しなければなりません。
        var admin = aws.A.User(Names.Admin);
        var url = (await admin.Sqs.GetQueueUrlAsync(Names.Queue)).QueueUrl;
        await admin.Sqs.SetQueueAttributesAsync(new()
        {
            QueueUrl = url,
            Attributes = new()
            {
                [QueueAttributeName.Policy] =
                    $$"""
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "{{Names.QueueArn(aws)}}" }
                      ]
                    }
                    """,
            },
        });
    }
}
