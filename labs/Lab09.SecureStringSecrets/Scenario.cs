using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <summary>The resources that exist before the tasks.</summary>
public static class Scenario
{
    private const string Everything =
        """
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }
        """;

    /// <summary>Creates the resources, through SDK calls only.</summary>
    public static async Task BuildAsync(LabContext aws)
    {
        var admin = await aws.A.CreateUserAsync(Names.Admin, Everything);
        await aws.B.CreateUserAsync(Names.Outsider, Everything);

        await CreateRoleAsync(aws, Names.App, """{ "Service": "ec2.amazonaws.com" }""", policy: null);
        var account = $$"""{ "AWS": "arn:aws:iam::{{aws.A.Id}}:root" }""";
        await CreateRoleAsync(aws, Names.Reporting, account,
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*" } ] }
            """);
        await CreateRoleAsync(aws, Names.Sync, account,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*" },
                {
                  "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
                  "Condition": { "StringEquals": { "kms:ViaService": "secretsmanager.{{aws.Region}}.amazonaws.com" } }
                }
              ]
            }
            """);

        var other = await admin.Kms.CreateKeyAsync(new() { Description = "Secrets of somebody else" });
        await admin.Kms.CreateAliasAsync(new() { AliasName = Names.OtherKeyAlias, TargetKeyId = other.KeyMetadata.KeyId });
        await admin.Ssm.PutParameterAsync(new() { Name = Names.LogLevel, Value = "info", Type = ParameterType.String });
        await admin.Ssm.PutParameterAsync(new() { Name = Names.AdminToken, Value = "not for the application", Type = ParameterType.String });
        await admin.Ssm.PutParameterAsync(new() { Name = Names.LegacyPassword, Value = "hunter2", Type = ParameterType.SecureString });

        await LaunchAsync(aws, admin);
    }

    /// <summary>Launches the application's instance, with its role, as was usual before tokens were required.</summary>
    private static async Task LaunchAsync(LabContext aws, Actor admin)
    {
        await admin.Iam.CreateInstanceProfileAsync(new(Names.App));
        await admin.Iam.AddRoleToInstanceProfileAsync(new(Names.App, Names.App));
        var image = (await admin.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] })).Images.MaxBy(one => one.CreationDate, StringComparer.Ordinal)!;
        await admin.Ec2.RunInstancesAsync(new()
        {
            ImageId = image.ImageId,
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
            IamInstanceProfile = new() { Name = Names.App },
            MetadataOptions = new() { HttpTokens = HttpTokensState.Optional, HttpPutResponseHopLimit = 2 },
            TagSpecifications = [new() { ResourceType = Amazon.EC2.ResourceType.Instance, Tags = [new("Name", Names.App)] }],
        });
        await aws.UntilAsync(async () => (await Find.InstanceAsync(admin)).State.Name == InstanceStateName.Running);
    }

    private static async Task CreateRoleAsync(LabContext aws, string name, string principal, string? policy)
    {
        var iam = aws.A.User(Names.Admin).Iam;
        await iam.CreateRoleAsync(new(name,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole" }
              ]
            }
            """));
        if (policy is not null)
        {
            await iam.PutRolePolicyAsync(new(name, "permissions", policy));
        }
    }
}
