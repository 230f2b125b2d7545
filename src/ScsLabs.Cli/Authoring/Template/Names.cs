namespace $NAME$;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The administrator of account A, with whom an answer works.</summary>
    public const string Admin = "admin";

    /// <summary>The role that task 1 is about.</summary>
    public const string Reader = "reader";

    /// <summary>The parameter that the role shall read.</summary>
    public const string Greeting = "/lab/greeting";

    /// <summary>A parameter that it shall not read.</summary>
    public const string Secret = "/lab/secret";

    /// <summary>The ARN of a parameter of account A.</summary>
    public static string ParameterArn(LabContext aws, string name) => $"arn:aws:ssm:{aws.Region}:{aws.A.Id}:parameter{name}";

    /// <summary>The ARN of the role.</summary>
    public static string ReaderArn(LabContext aws) => $"arn:aws:iam::{aws.A.Id}:role/{Reader}";
}
