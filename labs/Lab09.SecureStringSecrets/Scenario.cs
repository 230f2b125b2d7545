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

        await CreateRoleAsync(aws, Names.App, policy: null);
        await CreateRoleAsync(aws, Names.Reporting,
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*" } ] }
            """);
        await CreateRoleAsync(aws, Names.Sync,
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
    }

    private static async Task CreateRoleAsync(LabContext aws, string name, string? policy)
    {
        var iam = aws.A.User(Names.Admin).Iam;
        await iam.CreateRoleAsync(new(name,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.A.Id}}:root" }, "Action": "sts:AssumeRole" }
              ]
            }
            """));
        if (policy is not null)
        {
            await iam.PutRolePolicyAsync(new(name, "permissions", policy));
        }
    }
}
