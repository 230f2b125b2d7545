namespace Lab09.SecureStringSecrets;

/// <summary>What things are called, in the scenario and in every answer.</summary>
public static class Names
{
    /// <summary>The key's alias.</summary>
    public const string KeyAlias = "alias/app-secrets";

    /// <summary>The secret.</summary>
    public const string Password = "/app/db/password";

    /// <summary>The secret's value.</summary>
    public const string PasswordValue = "correct horse battery staple";

    /// <summary>The role of the application.</summary>
    public const string App = "app";

    /// <summary>The ARN of a parameter of account A.</summary>
    public static string ParameterArn(LabContext aws, string name) => $"arn:aws:ssm:{aws.Region}:{aws.A.Id}:parameter{name}";

    /// <summary>The ARN of a role of account A.</summary>
    public static string RoleArn(LabContext aws, string name) => $"arn:aws:iam::{aws.A.Id}:role/{name}";
}
