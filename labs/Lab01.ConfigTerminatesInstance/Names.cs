namespace Lab01.ConfigTerminatesInstance;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The rule of AWS Config that finds running instances of other images than the approved one.</summary>
    public const string ConfigRule = "approved-amis";

    /// <summary>The rule of EventBridge that task 2 creates.</summary>
    public const string Rule = "end-unapproved";

    /// <summary>The function that terminates the instance that an event reports, and its execution role.</summary>
    public const string Function = "terminate-instance";

    /// <summary>The function's assembly, which is its handler.</summary>
    public const string Assembly = "TerminateInstance";

    /// <summary>The log group of the function.</summary>
    public const string LogGroup = $"/aws/lambda/{Function}";

    /// <summary>The queue for events that the function was not given.</summary>
    public const string Queue = "undelivered";

    /// <summary>The name of the approved image, which the account made itself.</summary>
    public const string Golden = "golden";

    /// <summary>An instance that was launched from the approved image: the value of its tag <c>Name</c>.</summary>
    public const string Web = "web";

    /// <summary>An instance that was launched from another image before there was the rule of EventBridge.</summary>
    public const string Legacy = "legacy";

    /// <summary>The role with which AWS Config reads resources.</summary>
    public const string ConfigRole = "config";

    /// <summary>The administrator of the account.</summary>
    public const string Admin = "admin";

    /// <summary>The ARN of a rule of EventBridge.</summary>
    public static string RuleArn(LabContext aws, string rule = Rule) => $"arn:aws:events:{aws.Region}:{aws.A.Id}:rule/{rule}";

    /// <summary>The ARN of the function.</summary>
    public static string FunctionArn(LabContext aws) => $"arn:aws:lambda:{aws.Region}:{aws.A.Id}:function:{Function}";

    /// <summary>The ARN of the function's execution role.</summary>
    public static string RoleArn(LabContext aws) => $"arn:aws:iam::{aws.A.Id}:role/{Function}";

    /// <summary>The ARN of a queue.</summary>
    public static string QueueArn(LabContext aws, string queue = Queue) => $"arn:aws:sqs:{aws.Region}:{aws.A.Id}:{queue}";

    /// <summary>The ARN of all instances of the account in the Region.</summary>
    public static string AllInstances(LabContext aws) => $"arn:aws:ec2:{aws.Region}:{aws.A.Id}:instance/*";

    /// <summary>The ARN of the function's log group with all that is in it.</summary>
    public static string Log(LabContext aws) => $"arn:aws:logs:{aws.Region}:{aws.A.Id}:log-group:{LogGroup}:*";
}
