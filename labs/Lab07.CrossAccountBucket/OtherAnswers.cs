namespace Lab07.CrossAccountBucket;

/// <summary>A right answer that allows listing and reading in one statement, and denies the listing of everything else in another.</summary>
public sealed class Grouped : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task ShareReportsAsync(LabContext aws) => PutPolicyAsync(aws, Share(aws));

    /// <inheritdoc />
    public async Task DelegateToAnalystAsync(LabContext aws) =>
        await aws.B.User(Names.PartnerAdmin).Iam.PutRolePolicyAsync(new(Names.Analyst, "reports-and-copies",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "{{Names.ObjectArn(Names.PartnerBucket(aws), "copies/*")}}" },
                {
                  "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "*",
                  "Condition": { "StringNotLike": { "s3:prefix": "{{Names.Shared}}*" } }
                },
                {
                  "Effect": "Allow", "Action": [ "s3:ListBucket", "s3:GetObject" ],
                  "Resource": [ "{{Names.BucketArn(Names.Reports(aws))}}", "{{Names.ObjectArn(Names.Reports(aws), Names.Shared + "*")}}" ]
                }
              ]
            }
            """));

    /// <inheritdoc />
    public Task CloseExchangeAsync(LabContext aws) => reference.CloseExchangeAsync(aws);

    /// <inheritdoc />
    public Task WithholdDraftsAsync(LabContext aws) => PutPolicyAsync(aws,
        $$"""
        { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "{{Names.ObjectArn(Names.Reports(aws), "shared/drafts/*")}}", "Condition": { "StringEquals": { "aws:PrincipalAccount": "{{aws.B.Id}}" } } },
        {{Share(aws)}}
        """);

    private static string Share(LabContext aws) =>
        $$"""
        {
          "Effect": "Allow", "Principal": { "AWS": "{{aws.B.Id}}" }, "Action": [ "s3:GetObject", "s3:ListBucket" ],
          "Resource": [ "{{Names.BucketArn(Names.Reports(aws))}}", "{{Names.ObjectArn(Names.Reports(aws), Names.Shared + "*")}}" ]
        },
        {
          "Effect": "Deny", "Principal": { "AWS": "{{aws.B.Id}}" }, "Action": "s3:ListBucket", "Resource": "{{Names.BucketArn(Names.Reports(aws))}}",
          "Condition": { "StringNotLike": { "s3:prefix": "{{Names.Shared}}*" } }
        }
        """;

    private static async Task PutPolicyAsync(LabContext aws, string statements) =>
        await aws.A.User(Names.Owner).S3.PutBucketPolicyAsync(new() { BucketName = Names.Reports(aws), Policy = $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""" });
}

/// <summary>A right answer that attaches customer managed policies, and shares with everyone of account B by a condition.</summary>
public sealed class ManagedPolicies : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task ShareReportsAsync(LabContext aws) => reference.ShareReportsAsync(aws);

    /// <inheritdoc />
    public async Task DelegateToAnalystAsync(LabContext aws)
    {
        await AttachAsync(aws, "list", "s3:ListBucket", Names.BucketArn(Names.Reports(aws)), $$""", "Condition": { "StringLike": { "s3:prefix": [ "{{Names.Shared}}", "{{Names.Shared}}*" ] } }""");
        await AttachAsync(aws, "read", "s3:GetObject", Names.ObjectArn(Names.Reports(aws), Names.Shared + "*"), "");
        await AttachAsync(aws, "copy", "s3:PutObject", Names.ObjectArn(Names.PartnerBucket(aws), "copies/*"), "");
    }

    /// <inheritdoc />
    public async Task CloseExchangeAsync(LabContext aws)
    {
        var (owner, bucket) = (aws.A.User(Names.Owner).S3, Names.Exchange(aws));
        await owner.DeleteBucketPolicyAsync(bucket);
        await owner.PutPublicAccessBlockAsync(new()
        {
            BucketName = bucket,
            PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true },
        });
        await owner.PutBucketPolicyAsync(new()
        {
            BucketName = bucket,
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": {
                    "Effect": "Allow", "Principal": "*", "Action": "s3:PutObject", "Resource": "{{Names.ObjectArn(bucket, Names.Inbox + "*")}}",
                    "Condition": { "StringEquals": { "aws:PrincipalAccount": "{{aws.B.Id}}" } }
                  }
                }
                """,
        });
    }

    /// <inheritdoc />
    public Task WithholdDraftsAsync(LabContext aws) => reference.WithholdDraftsAsync(aws);

    private static async Task AttachAsync(LabContext aws, string name, string action, string resource, string condition)
    {
        var iam = aws.B.User(Names.PartnerAdmin).Iam;
        var created = await iam.CreatePolicyAsync(new(name, $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"{{condition}} } ] }"""));
        await iam.AttachRolePolicyAsync(new(Names.Analyst, created.Policy.Arn));
    }
}
