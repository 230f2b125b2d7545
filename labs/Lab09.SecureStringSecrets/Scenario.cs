namespace Lab09.SecureStringSecrets;

/// <summary>What exists before anyone acts.</summary>
public static class Scenario
{
    /// <summary>Makes it, by SDK calls only.</summary>
    public static async Task BuildAsync(LabContext aws)
    {
        var root = aws.A.Root;
        await root.Iam.CreateRoleAsync(new(Names.App, TrustAccount(aws.A.Id)));
    }

    private static string TrustAccount(string account) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{account}}:root" }, "Action": "sts:AssumeRole" }
          ]
        }
        """;
}
