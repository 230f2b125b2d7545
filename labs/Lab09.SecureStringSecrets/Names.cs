namespace Lab09.SecureStringSecrets;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The alias of the key that task 1 creates.</summary>
    public const string KeyAlias = "alias/app-secrets";

    /// <summary>Another key of the account, unrelated to the application.</summary>
    public const string OtherKeyAlias = "alias/other-secrets";

    /// <summary>The secret that task 2 stores.</summary>
    public const string Password = "/app/db/password";

    /// <summary>The secret's value.</summary>
    public const string PasswordValue = "correct horse battery staple";

    /// <summary>The path of the application's configuration.</summary>
    public const string Configuration = "/app/config";

    /// <summary>A parameter that the application may list.</summary>
    public const string LogLevel = "/app/config/log-level";

    /// <summary>A parameter below the configuration that the application must not read.</summary>
    public const string AdminToken = "/app/config/admin/token";

    /// <summary>A secret under the AWS managed key <c>aws/ssm</c>.</summary>
    public const string LegacyPassword = "/legacy/password";

    /// <summary>The application's role, the instance profile that has it, and the value of the instance's tag <c>Name</c>.</summary>
    public const string App = "app";

    /// <summary>A role that may read parameters, but has no permission in KMS.</summary>
    public const string Reporting = "reporting";

    /// <summary>A role that may read parameters and decrypt through Secrets Manager.</summary>
    public const string Sync = "secrets-sync";

    /// <summary>The administrator of account A.</summary>
    public const string Admin = "admin";

    /// <summary>The administrator of account B.</summary>
    public const string Outsider = "outsider";

    /// <summary>The ARN of a parameter of account A.</summary>
    public static string ParameterArn(LabContext aws, string name) => $"arn:aws:ssm:{aws.Region}:{aws.A.Id}:parameter{name}";

    /// <summary>The ARN of a role of account A.</summary>
    public static string RoleArn(LabContext aws, string name) => $"arn:aws:iam::{aws.A.Id}:role/{name}";
}
