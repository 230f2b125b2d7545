using Amazon.EC2;
using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    private string keyArn = "";

    /// <inheritdoc />
    public async Task CreateKeyAsync(LabContext aws)
    {
        var kms = aws.A.User(Names.Admin).Kms;
        var key = await kms.CreateKeyAsync(new()
        {
            Description = "Secrets of the application",
            // Names the account, not a principal: users of the key need a permission in IAM as well.
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Sid": "DelegateToIam", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.A.Id}}:root" }, "Action": "kms:*", "Resource": "*" }
                  ]
                }
                """,
        });
        keyArn = key.KeyMetadata.Arn;
        await kms.CreateAliasAsync(new() { AliasName = Names.KeyAlias, TargetKeyId = keyArn });
    }

    /// <inheritdoc />
    public async Task StoreSecretAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Ssm.PutParameterAsync(new() { Name = Names.Password, Value = Names.PasswordValue, Type = ParameterType.SecureString, KeyId = keyArn });

    /// <inheritdoc />
    public async Task GrantSecretAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "read-secret",
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
    public async Task GrantConfigurationAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "list-configuration",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ListOneLevel",
                  "Effect": "Allow",
                  "Action": "ssm:GetParametersByPath",
                  "Resource": "{{Names.ParameterArn(aws, Names.Configuration)}}",
                  "Condition": { "StringEquals": { "ssm:Recursive": "false" } }
                }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task ProtectCredentialsAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.ModifyInstanceMetadataOptionsAsync(new()
        {
            InstanceId = (await Find.InstanceAsync(admin)).InstanceId,
            HttpTokens = HttpTokensState.Required,
            HttpPutResponseHopLimit = 1,
        });
    }
}
