namespace Lab07.CrossAccountBucket;

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
        await aws.A.CreateUserAsync(Names.Owner, Everything);
        await aws.B.CreateUserAsync(Names.PartnerAdmin, Everything);
        await aws.C.CreateUserAsync(Names.Stranger, Everything);
        await CreateRoleAsync(aws, Names.Partner, Everything);
        await CreateRoleAsync(aws, Names.Analyst, policy: null);
        await CreateRoleAsync(aws, Names.Intern, policy: null);

        var owner = aws.A.User(Names.Owner).S3;
        await owner.PutBucketAsync(Names.Reports(aws));
        foreach (var key in (string[])[Names.Report, Names.Draft, Names.Salaries])
        {
            await owner.PutObjectAsync(new() { BucketName = Names.Reports(aws), Key = key, ContentBody = $"contents of {key}" });
        }

        await CreateExchangeAsync(aws);
        var partner = aws.B.User(Names.PartnerAdmin).S3;
        await partner.PutBucketAsync(Names.PartnerBucket(aws));
        await partner.PutObjectAsync(new() { BucketName = Names.PartnerBucket(aws), Key = Names.Payroll, ContentBody = "none of an analyst's business" });
    }

    /// <summary>Creates an old bucket: its policy trusts a header that anybody can send, and Block Public Access is turned off.</summary>
    private static async Task CreateExchangeAsync(LabContext aws)
    {
        var (owner, bucket) = (aws.A.User(Names.Owner).S3, Names.Exchange(aws));
        await owner.PutBucketAsync(bucket);
        await owner.PutObjectAsync(new() { BucketName = bucket, Key = Names.Ledger, ContentBody = "what the partners sent" });
        await owner.DeletePublicAccessBlockAsync(new() { BucketName = bucket });
        await owner.PutBucketPolicyAsync(new()
        {
            BucketName = bucket,
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "FromThePartnersPortal", "Effect": "Allow", "Principal": "*",
                      "Action": "s3:PutObject", "Resource": "{{Names.ObjectArn(bucket, Names.Inbox + "*")}}",
                      "Condition": { "StringEquals": { "aws:Referer": "{{Names.Portal}}" } }
                    }
                  ]
                }
                """,
        });
    }

    private static async Task CreateRoleAsync(LabContext aws, string name, string? policy)
    {
        var iam = aws.B.User(Names.PartnerAdmin).Iam;
        await iam.CreateRoleAsync(new(name,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" }, "Action": "sts:AssumeRole" }
              ]
            }
            """));
        if (policy is not null)
        {
            await iam.PutRolePolicyAsync(new(name, "permissions", policy));
        }
    }
}
