using Amazon.SimpleSystemsManagement;

namespace $NAME$;

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
        await admin.Iam.CreateRoleAsync(new(Names.Reader,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.A.Id}}:root" }, "Action": "sts:AssumeRole" }
              ]
            }
            """));
        await admin.Ssm.PutParameterAsync(new() { Name = Names.Greeting, Value = "hello", Type = ParameterType.String });
        await admin.Ssm.PutParameterAsync(new() { Name = Names.Secret, Value = "not for the reader", Type = ParameterType.String });
    }
}
