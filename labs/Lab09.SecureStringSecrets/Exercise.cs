using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <summary>Your file. It works, and every task is done in a way that an audit would not let pass.</summary>
public sealed class Exercise : ITasks
{
    private string keyArn = "";

    /// <inheritdoc />
    public async Task CreateKeyAsync(LabContext aws)
    {
        var kms = aws.A.User(Names.Admin).Kms;
        var key = await kms.CreateKeyAsync(new()
        {
            Description = "Secrets of the application",
            // Task 1: who can use this key?
            Policy =
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Sid": "MakeItWork", "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" }
                  ]
                }
                """,
        });
        keyArn = key.KeyMetadata.Arn;
        await kms.CreateAliasAsync(new() { AliasName = Names.KeyAlias, TargetKeyId = keyArn });
    }

    /// <inheritdoc />
    public async Task StoreSecretAsync(LabContext aws) =>
        // Task 2: how does the password lie in Parameter Store?
        await aws.A.User(Names.Admin).Ssm.PutParameterAsync(new() { Name = Names.Password, Value = Names.PasswordValue, Type = ParameterType.String });

    /// <inheritdoc />
    public async Task GrantSecretAsync(LabContext aws) =>
        // Task 3: what else can the application do with this?
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "read-secret",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ssm:*", "kms:*" ], "Resource": "*" }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task GrantConfigurationAsync(LabContext aws) =>
        // Task 4: does the Deny keep the application from the administrator's token?
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "list-configuration",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParametersByPath", "Resource": "{{Names.ParameterArn(aws, Names.Configuration)}}" },
                { "Effect": "Deny", "Action": "ssm:GetParameter", "Resource": "{{Names.ParameterArn(aws, Names.AdminToken)}}" }
              ]
            }
            """));
}
