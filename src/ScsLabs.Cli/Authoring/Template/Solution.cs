namespace $NAME$;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task GrantAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.Reader, "read",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "{{Names.ParameterArn(aws, Names.Greeting)}}" }
              ]
            }
            """));
}
