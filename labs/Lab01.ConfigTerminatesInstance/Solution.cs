using Amazon.SQS;
using ScsLabs.Services.Events;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task GrantTerminationAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.Function, "terminate",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "EndInstances", "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "{{Names.AllInstances(aws)}}" },
                { "Sid": "WriteItsLog", "Effect": "Allow", "Action": [ "logs:CreateLogStream", "logs:PutLogEvents" ], "Resource": "{{Names.Log(aws)}}" }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var events = aws.A.User(Names.Admin).Events;
        await events.PutRuleAsync(new(Names.Rule)
        {
            EventPattern =
                $$"""
                {
                  "source": [ "aws.config" ],
                  "detail-type": [ "Config Rules Compliance Change" ],
                  "detail": {
                    "configRuleName": [ "{{Names.ConfigRule}}" ],
                    "resourceType": [ "AWS::EC2::Instance" ],
                    "newEvaluationResult": { "complianceType": [ "NON_COMPLIANT" ] }
                  }
                }
                """,
        });
        await events.PutTargetsAsync(new(Names.Rule, [new("function", Names.FunctionArn(aws))]));
    }

    /// <inheritdoc />
    public async Task LetRuleInvokeAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Lambda.AddPermissionAsync(new(Names.Function, "end-unapproved", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = Names.RuleArn(aws) });

    /// <inheritdoc />
    public async Task KeepUndeliveredAsync(LabContext aws)
    {
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
                        {
                          "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{Names.QueueArn(aws)}}",
                          "Condition": { "ArnEquals": { "aws:SourceArn": "{{Names.RuleArn(aws)}}" } }
                        }
                      ]
                    }
                    """,
            },
        });

        // A target with the same id is replaced.
        await admin.Events.PutTargetsAsync(new(Names.Rule, [new("function", Names.FunctionArn(aws)) { DeadLetterConfig = new(Names.QueueArn(aws)) }]));
    }
}
