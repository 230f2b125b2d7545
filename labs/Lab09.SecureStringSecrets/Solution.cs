using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    private string keyArn = "";

    /// <inheritdoc />
    public async Task CreateKeyAsync(LabContext aws) => keyArn = (await aws.A.Root.Kms.CreateKeyAsync(new() { Description = "Secrets of the application" })).KeyMetadata.Arn;

    /// <inheritdoc />
    public async Task StoreSecretAsync(LabContext aws) =>
        await aws.A.Root.Ssm.PutParameterAsync(new() { Name = Names.Password, Value = Names.PasswordValue, Type = ParameterType.SecureString, KeyId = keyArn });

    /// <inheritdoc />
    public async Task GrantSecretAsync(LabContext aws) =>
        await aws.A.Root.Iam.PutRolePolicyAsync(new(Names.App, "read-secret",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadOneParameter",
                  "Effect": "Allow",
                  "Action": "ssm:GetParameter",
                  "Resource": "{{Names.ParameterArn(aws, Names.Password)}}"
                },
                {
                  "Sid": "DecryptItThroughParameterStore",
                  "Effect": "Allow",
                  "Action": "kms:Decrypt",
                  "Resource": "{{keyArn}}",
                  "Condition": {
                    "StringEquals": {
                      "kms:ViaService": "ssm.{{aws.Region}}.amazonaws.com",
                      "kms:EncryptionContext:PARAMETER_ARN": "{{Names.ParameterArn(aws, Names.Password)}}"
                    }
                  }
                }
              ]
            }
            """));

    /// <inheritdoc />
    public Task GrantConfigurationAsync(LabContext aws) => Task.CompletedTask;
}
