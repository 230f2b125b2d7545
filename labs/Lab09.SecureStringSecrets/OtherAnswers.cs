using Amazon.EC2;
using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <summary>A right answer that leaves the key with its default policy, attaches customer managed policies to the role, and replaces the instance.</summary>
public sealed class ManagedPolicies : ITasks
{
    private string keyArn = "";

    /// <inheritdoc />
    public async Task CreateKeyAsync(LabContext aws)
    {
        var kms = aws.A.User(Names.Admin).Kms;
        keyArn = (await kms.CreateKeyAsync(new())).KeyMetadata.Arn;
        await kms.CreateAliasAsync(new() { AliasName = Names.KeyAlias, TargetKeyId = keyArn });
    }

    /// <inheritdoc />
    public async Task StoreSecretAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Ssm.PutParameterAsync(new() { Name = Names.Password, Value = Names.PasswordValue, Type = ParameterType.SecureString, KeyId = Names.KeyAlias });

    /// <inheritdoc />
    public async Task GrantSecretAsync(LabContext aws)
    {
        await AttachAsync(aws, "decrypt-secret",
            $$"""
            {
              "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "{{keyArn}}",
              "Condition": {
                "StringLike": { "kms:EncryptionContext:PARAMETER_ARN": "{{Names.ParameterArn(aws, Names.Password)}}", "kms:ViaService": "ssm.{{aws.Region}}.amazonaws.com" },
                "StringEquals": { "kms:CallerAccount": "{{aws.A.Id}}" }
              }
            }
            """);
        await AttachAsync(aws, "read-secret", $$"""{ "Effect": "Allow", "Action": [ "ssm:GetParameter" ], "Resource": [ "{{Names.ParameterArn(aws, Names.Password)}}" ] }""");
    }

    /// <inheritdoc />
    public Task GrantConfigurationAsync(LabContext aws) => AttachAsync(aws, "list-configuration",
        $$"""
        { "Effect": "Allow", "Action": "ssm:GetParametersByPath", "Resource": "{{Names.ParameterArn(aws, Names.Configuration)}}", "Condition": { "StringLike": { "ssm:Recursive": "false" } } }
        """);

    /// <inheritdoc />
    public async Task ProtectCredentialsAsync(LabContext aws)
    {
        var (admin, old) = (aws.A.User(Names.Admin), await Find.InstanceAsync(aws.A.User(Names.Admin)));
        await admin.Ec2.RunInstancesAsync(new()
        {
            ImageId = old.ImageId,
            InstanceType = old.InstanceType,
            MinCount = 1,
            MaxCount = 1,
            IamInstanceProfile = new() { Arn = old.IamInstanceProfile.Arn },
            MetadataOptions = new() { HttpTokens = HttpTokensState.Required, HttpPutResponseHopLimit = 1 },
            TagSpecifications = [new() { ResourceType = Amazon.EC2.ResourceType.Instance, Tags = old.Tags }],
        });
        await admin.Ec2.TerminateInstancesAsync(new() { InstanceIds = [old.InstanceId] });
    }

    private static async Task AttachAsync(LabContext aws, string name, string statement)
    {
        var iam = aws.A.User(Names.Admin).Iam;
        var created = await iam.CreatePolicyAsync(new(name, $$"""{ "Version": "2012-10-17", "Statement": [ {{statement}} ] }"""));
        await iam.AttachRolePolicyAsync(new(Names.App, created.Policy.Arn));
    }
}

/// <summary>A right answer that denies the recursive listing, as the Systems Manager User Guide does, instead of allowing only the other.</summary>
public sealed class DenyRecursion : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task CreateKeyAsync(LabContext aws) => reference.CreateKeyAsync(aws);

    /// <inheritdoc />
    public Task StoreSecretAsync(LabContext aws) => reference.StoreSecretAsync(aws);

    /// <inheritdoc />
    public Task GrantSecretAsync(LabContext aws) => reference.GrantSecretAsync(aws);

    /// <inheritdoc />
    public async Task GrantConfigurationAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "list-configuration",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParametersByPath", "Resource": "{{Names.ParameterArn(aws, Names.Configuration)}}" },
                {
                  "Effect": "Deny", "Action": "ssm:GetParametersByPath", "Resource": "{{Names.ParameterArn(aws, Names.Configuration)}}",
                  "Condition": { "StringEquals": { "ssm:Recursive": [ "true" ] } }
                }
              ]
            }
            """));

    /// <inheritdoc />
    public Task ProtectCredentialsAsync(LabContext aws) => reference.ProtectCredentialsAsync(aws);
}

/// <summary>A right answer with one inline policy, which task 4 extends, and which denies what is beside its one path; another one denies what is asked with credentials that were given without a token.</summary>
public sealed class OnePolicy : ITasks
{
    private readonly Solution reference = new();
    private string keyArn = "";

    /// <inheritdoc />
    public async Task CreateKeyAsync(LabContext aws)
    {
        await reference.CreateKeyAsync(aws);
        keyArn = (await aws.A.User(Names.Admin).Kms.DescribeKeyAsync(Names.KeyAlias)).KeyMetadata.Arn;
    }

    /// <inheritdoc />
    public Task StoreSecretAsync(LabContext aws) => reference.StoreSecretAsync(aws);

    /// <inheritdoc />
    public Task GrantSecretAsync(LabContext aws) => PutPolicyAsync(aws, Secret(aws));

    /// <inheritdoc />
    public Task GrantConfigurationAsync(LabContext aws) => PutPolicyAsync(aws,
        $$"""
        { "Effect": "Deny", "Action": "ssm:GetParametersByPath", "NotResource": "{{Names.ParameterArn(aws, Names.Configuration)}}" },
        { "Effect": "Deny", "Action": "ssm:GetParametersByPath", "Resource": "*", "Condition": { "StringNotEquals": { "ssm:Recursive": "false" } } },
        { "Effect": "Allow", "Action": "ssm:GetParametersByPath", "Resource": "*" },
        {{Secret(aws)}}
        """);

    /// <inheritdoc />
    public async Task ProtectCredentialsAsync(LabContext aws)
    {
        await reference.ProtectCredentialsAsync(aws);
        await PutPolicyAsync(aws, """{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "NumericLessThan": { "ec2:RoleDelivery": "2.0" } } }""", "tokens");
    }

    private string Secret(LabContext aws) =>
        $$"""
        {
          "Effect": "Allow", "Action": [ "kms:Decrypt", "ssm:GetParameter" ], "Resource": "{{keyArn}}",
          "Condition": {
            "StringEquals": { "kms:ViaService": "ssm.{{aws.Region}}.amazonaws.com" },
            "ArnEquals": { "kms:EncryptionContext:PARAMETER_ARN": "{{Names.ParameterArn(aws, Names.Password)}}" }
          }
        },
        { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "{{Names.ParameterArn(aws, Names.Password)}}" }
        """;

    private static async Task PutPolicyAsync(LabContext aws, string statements, string name = "application") =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, name, $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }"""));
}
