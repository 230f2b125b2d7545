namespace $NAME$;

/// <summary>A right answer that attaches a customer managed policy.</summary>
public sealed class ManagedPolicy : ITasks
{
    /// <inheritdoc />
    public async Task GrantAsync(LabContext aws)
    {
        var iam = aws.A.User(Names.Admin).Iam;
        var policy = await iam.CreatePolicyAsync(new("read-greeting",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": [ "ssm:GetParameter" ], "Resource": [ "{{Names.ParameterArn(aws, Names.Greeting)}}" ] }
            }
            """));
        await iam.AttachRolePolicyAsync(new(Names.Reader, policy.Policy.Arn!));
    }
}

/// <summary>A right answer that allows reading a path, and denies all of it but the greeting.</summary>
public sealed class DenyTheRest : ITasks
{
    /// <inheritdoc />
    public async Task GrantAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.Reader, "read",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "{{Names.ParameterArn(aws, "/lab/*")}}" },
                { "Effect": "Deny", "Action": "ssm:GetParameter", "NotResource": "{{Names.ParameterArn(aws, Names.Greeting)}}" }
              ]
            }
            """));
}
