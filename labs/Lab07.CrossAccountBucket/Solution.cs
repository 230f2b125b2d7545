namespace Lab07.CrossAccountBucket;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public Task ShareReportsAsync(LabContext aws) => PutPolicyAsync(aws, Names.Reports(aws), Share(aws));

    /// <inheritdoc />
    public async Task DelegateToAnalystAsync(LabContext aws) =>
        await aws.B.User(Names.PartnerAdmin).Iam.PutRolePolicyAsync(new(Names.Analyst, "read-reports",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ListWhatIsShared",
                  "Effect": "Allow",
                  "Action": "s3:ListBucket",
                  "Resource": "{{Names.BucketArn(Names.Reports(aws))}}",
                  "Condition": { "StringLike": { "s3:prefix": "{{Names.Shared}}*" } }
                },
                {
                  "Sid": "ReadWhatIsShared",
                  "Effect": "Allow",
                  "Action": "s3:GetObject",
                  "Resource": "{{Names.ObjectArn(Names.Reports(aws), Names.Shared + "*")}}"
                },
                {
                  "Sid": "KeepCopies",
                  "Effect": "Allow",
                  "Action": "s3:PutObject",
                  "Resource": "{{Names.ObjectArn(Names.PartnerBucket(aws), "copies/*")}}"
                }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task CloseExchangeAsync(LabContext aws)
    {
        var bucket = Names.Exchange(aws);
        // Principal names the caller's account, which the signature proves; anybody can send any Referer header.
        await PutPolicyAsync(aws, bucket,
            $$"""
            {
              "Sid": "PartnerPutsFiles",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
              "Action": "s3:PutObject",
              "Resource": "{{Names.ObjectArn(bucket, Names.Inbox + "*")}}"
            }
            """);
        await aws.A.User(Names.Owner).S3.PutPublicAccessBlockAsync(new()
        {
            BucketName = bucket,
            PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true },
        });
    }

    /// <inheritdoc />
    public Task WithholdDraftsAsync(LabContext aws) => PutPolicyAsync(aws, Names.Reports(aws),
        $$"""
        {{Share(aws)}},
        {
          "Sid": "NotTheDrafts",
          "Effect": "Deny",
          "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
          "Action": "s3:*",
          "Resource": "{{Names.ObjectArn(Names.Reports(aws), "shared/drafts/*")}}"
        }
        """);

    private static string Share(LabContext aws) =>
        $$"""
        {
          "Sid": "PartnerListsWhatIsShared",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
          "Action": "s3:ListBucket",
          "Resource": "{{Names.BucketArn(Names.Reports(aws))}}",
          "Condition": { "StringLike": { "s3:prefix": "{{Names.Shared}}*" } }
        },
        {
          "Sid": "PartnerReadsWhatIsShared",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
          "Action": "s3:GetObject",
          "Resource": "{{Names.ObjectArn(Names.Reports(aws), Names.Shared + "*")}}"
        }
        """;

    private static async Task PutPolicyAsync(LabContext aws, string bucket, string statements) =>
        await aws.A.User(Names.Owner).S3.PutBucketPolicyAsync(new()
        {
            BucketName = bucket,
            Policy = $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""",
        });
}
