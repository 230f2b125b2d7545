using Amazon.S3;
using Ownership = Amazon.S3.ObjectOwnership;

namespace Lab08.ObjectOwnership;

/// <summary>A right answer that allows listing and reading in one statement: reading never applies to a bucket, nor listing to an object.</summary>
public sealed class OneStatement : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task TakeOverUploadsAsync(LabContext aws) => reference.TakeOverUploadsAsync(aws);

    /// <inheritdoc />
    public Task EnforceOwnershipAsync(LabContext aws) => reference.EnforceOwnershipAsync(aws);

    /// <inheritdoc />
    public async Task ShareByPolicyAsync(LabContext aws)
    {
        var bucket = Names.Archive(aws);
        await aws.A.User(Names.Keeper).S3.PutBucketPolicyAsync(new()
        {
            BucketName = bucket,
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow", "Principal": { "AWS": "{{aws.B.Id}}" }, "Action": [ "s3:ListBucket", "s3:GetObject" ],
                      "Resource": [ "{{Names.BucketArn(bucket)}}", "{{Names.ObjectArn(bucket, "2019/*")}}" ]
                    }
                  ]
                }
                """,
        });
    }
}

/// <summary>A right answer that denies what lacks the ACL, and what isn't shared, instead of allowing narrowly.</summary>
public sealed class Denying : ITasks
{
    /// <inheritdoc />
    public async Task TakeOverUploadsAsync(LabContext aws)
    {
        var (keeper, bucket) = (aws.A.User(Names.Keeper).S3, Names.Inbox(aws));
        await PutPolicyAsync(keeper, bucket,
            $$"""
            {
              "Effect": "Deny", "Principal": "*", "Action": [ "s3:PutObject", "s3:PutObjectAcl" ], "Resource": "{{Names.ObjectArn(bucket, "*")}}",
              "Condition": { "StringNotEquals": { "s3:x-amz-acl": "bucket-owner-full-control", "aws:PrincipalAccount": "{{aws.A.Id}}" } }
            },
            { "Effect": "Allow", "Principal": { "AWS": "{{aws.B.Id}}" }, "Action": "s3:PutObject", "Resource": "{{Names.ObjectArn(bucket, Names.FromB + "*")}}" },
            { "Effect": "Allow", "Principal": { "AWS": "{{aws.B.Id}}" }, "Action": "s3:PutObjectAcl", "Resource": "{{Names.ObjectArn(bucket, Names.FromB + "*")}}" }
            """);
        await keeper.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerPreferred }] } });
    }

    /// <inheritdoc />
    public async Task EnforceOwnershipAsync(LabContext aws)
    {
        var (keeper, bucket) = (aws.A.User(Names.Keeper).S3, Names.Archive(aws));
        var owner = await Scenario.CanonicalIdAsync(aws.A.User(Names.Keeper));
        await keeper.PutBucketAclAsync(new()
        {
            BucketName = bucket,
            AccessControlPolicy = new() { Owner = new() { Id = owner }, Grants = [new() { Grantee = new() { CanonicalUser = owner }, Permission = S3Permission.FULL_CONTROL }] },
        });
        await keeper.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerEnforced }] } });
    }

    /// <inheritdoc />
    public async Task ShareByPolicyAsync(LabContext aws)
    {
        var bucket = Names.Archive(aws);
        await PutPolicyAsync(aws.A.User(Names.Keeper).S3, bucket,
            $$"""
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" }, "Action": "s3:GetObject", "Resource": "{{Names.ObjectArn(bucket, "*")}}" },
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" }, "Action": "s3:ListBucket", "Resource": "{{Names.BucketArn(bucket)}}" },
            { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" }, "Action": "s3:GetObject", "NotResource": "{{Names.ObjectArn(bucket, "2019/*")}}" }
            """);
    }

    private static async Task PutPolicyAsync(IAmazonS3 keeper, string bucket, string statements) =>
        await keeper.PutBucketPolicyAsync(new() { BucketName = bucket, Policy = $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""" });
}
