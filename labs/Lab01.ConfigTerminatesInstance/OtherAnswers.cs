using Amazon.SQS;
using ScsLabs.Services.Events;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>A right answer that attaches a customer managed policy for each permission, names the AWS Config rule by its ARN, and puts the dead-letter queue first.</summary>
public sealed class ManagedPolicies : ITasks
{
    /// <inheritdoc />
    public async Task GrantTerminationAsync(LabContext aws)
    {
        await AttachAsync(aws, "terminate-instances", $$"""{ "Effect": "Allow", "Action": [ "ec2:TerminateInstances" ], "Resource": [ "{{Names.AllInstances(aws)}}" ] }""");
        await AttachAsync(aws, "begin-log", $$"""{ "Effect": "Allow", "Action": "logs:CreateLogStream", "Resource": "{{Names.Log(aws)}}" }""");
        await AttachAsync(aws, "write-log", $$"""{ "Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "{{Names.Log(aws)}}" }""");
    }

    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Events.PutRuleAsync(new(Names.Rule)
        {
            EventPattern =
                $$"""
                {
                  "source": [ { "prefix": "aws.config" } ],
                  "detail-type": [ "Config Rules Compliance Change" ],
                  "account": [ "{{aws.A.Id}}" ],
                  "detail": {
                    "messageType": [ "ComplianceChangeNotification" ],
                    "configRuleARN": [ "{{await Find.ConfigRuleArnAsync(admin)}}" ],
                    "newEvaluationResult": {
                      "complianceType": [ { "anything-but": [ "COMPLIANT", "NOT_APPLICABLE", "INSUFFICIENT_DATA", "ERROR" ] } ],
                      "evaluationResultIdentifier": { "evaluationResultQualifier": { "resourceType": [ "AWS::EC2::Instance" ] } }
                    }
                  }
                }
                """,
        });
        await admin.Events.PutTargetsAsync(new(Names.Rule, [new("terminate", Names.FunctionArn(aws)) { InputTransformer = new("""{ "detail": <detail> }""", new Dictionary<string, string> { ["detail"] = "$.detail" }) }]));
    }

    /// <inheritdoc />
    public async Task LetRuleInvokeAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Lambda.AddPermissionAsync(new(Names.Function, "rule", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = Names.RuleArn(aws), SourceAccount = aws.A.Id });

    /// <inheritdoc />
    public async Task KeepUndeliveredAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var target = (await admin.Events.ListTargetsByRuleAsync(new(Names.Rule))).Targets.Single();
        await admin.Events.PutTargetsAsync(new(Names.Rule, [target with { DeadLetterConfig = new(Names.QueueArn(aws)), RetryPolicy = new(MaximumRetryAttempts: 10) }]));
        await PutQueuePolicyAsync(aws,
            $$"""
            { "Sid": "Owner", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.A.Id}}:root" }, "Action": "sqs:*", "Resource": "{{Names.QueueArn(aws)}}" },
            {
              "Sid": "EventBridge", "Effect": "Allow", "Principal": { "Service": [ "events.amazonaws.com" ] }, "Action": [ "sqs:SendMessage" ], "Resource": "*",
              "Condition": { "ArnLike": { "aws:SourceArn": [ "{{Names.RuleArn(aws)}}" ] }, "StringEquals": { "aws:SourceAccount": "{{aws.A.Id}}" } }
            }
            """);
    }

    internal static async Task PutQueuePolicyAsync(LabContext aws, string statements)
    {
        var sqs = aws.A.User(Names.Admin).Sqs;
        await sqs.SetQueueAttributesAsync(new() { QueueUrl = (await sqs.GetQueueUrlAsync(Names.Queue)).QueueUrl, Attributes = new() { [QueueAttributeName.Policy] = $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""" } });
    }

    private static async Task AttachAsync(LabContext aws, string name, string statement)
    {
        var iam = aws.A.User(Names.Admin).Iam;
        var created = await iam.CreatePolicyAsync(new(name, $$"""{ "Version": "2012-10-17", "Statement": [ {{statement}} ] }"""));
        await iam.AttachRolePolicyAsync(new(Names.Function, created.Policy.Arn));
    }
}

/// <summary>A right answer that allows widely and denies the rest, and that matches parts of values.</summary>
public sealed class DenyTheRest : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public async Task GrantTerminationAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.Function, "own",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ec2:Terminate*", "logs:CreateLogStream", "logs:PutLogEvents" ], "Resource": "*" },
                { "Effect": "Deny", "Action": "ec2:*", "NotResource": "{{Names.AllInstances(aws)}}" },
                { "Effect": "Deny", "Action": "ec2:TerminateC*", "Resource": "*" },
                { "Effect": "Deny", "Action": "logs:*", "NotResource": "{{Names.Log(aws)}}" }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var events = aws.A.User(Names.Admin).Events;
        await events.PutRuleAsync(new(Names.Rule)
        {
            Description = "Ends what the account doesn't approve",
            EventPattern =
                $$"""
                {
                  "source": [ "aws.config" ],
                  "detail-type": [ { "wildcard": "Config Rules Compliance*" } ],
                  "region": [ "{{aws.Region}}" ],
                  "detail": {
                    "configRuleName": [ { "equals-ignore-case": "{{Names.ConfigRule.ToUpperInvariant()}}" } ],
                    "resourceType": [ { "suffix": "EC2::Instance" } ],
                    "resourceId": [ { "prefix": "i-" } ],
                    "newEvaluationResult": { "complianceType": [ { "prefix": "NON_" } ] }
                  }
                }
                """,
        });
        await events.PutTargetsAsync(new(Names.Rule, [new("1", Names.FunctionArn(aws))]));
    }

    /// <inheritdoc />
    public Task LetRuleInvokeAsync(LabContext aws) => reference.LetRuleInvokeAsync(aws);

    /// <inheritdoc />
    public async Task KeepUndeliveredAsync(LabContext aws)
    {
        await ManagedPolicies.PutQueuePolicyAsync(aws,
            $$"""
            { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "SQS:SendMessage", "Resource": "{{Names.QueueArn(aws)}}", "Condition": { "StringEquals": { "AWS:SourceArn": "{{Names.RuleArn(aws)}}" } } },
            { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "{{Names.QueueArn(aws)}}", "Condition": { "StringNotEqualsIfExists": { "aws:SourceAccount": "{{aws.A.Id}}" }, "Bool": { "aws:PrincipalIsAWSService": "true" } } }
            """);
        await aws.A.User(Names.Admin).Events.PutTargetsAsync(new(Names.Rule, [new("1", Names.FunctionArn(aws)) { DeadLetterConfig = new(Names.QueueArn(aws)) }]));
    }
}
