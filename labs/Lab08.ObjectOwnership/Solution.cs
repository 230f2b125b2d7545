using Amazon.S3;
using Ownership = Amazon.S3.ObjectOwnership;

namespace Lab08.ObjectOwnership;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task TakeOverUploadsAsync(LabContext aws)
    {
        var (keeper, bucket) = (aws.A.User(Names.Keeper).S3, Names.Inbox(aws));
        await keeper.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerPreferred }] } });

        // BucketOwnerPreferred takes over uploads with bucket-owner-full-control; the condition refuses all other uploads.
        await keeper.PutBucketPolicyAsync(new()
        {
            BucketName = bucket,
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "AccountBUploadsAndHandsOver",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
                      "Action": [ "s3:PutObject", "s3:PutObjectAcl" ],
                      "Resource": "{{Names.ObjectArn(bucket, Names.FromB + "*")}}",
                      "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } }
                    }
                  ]
                }
                """,
        });
    }

    /// <inheritdoc />
    public async Task EnforceOwnershipAsync(LabContext aws)
    {
        var (keeper, bucket) = (aws.A.User(Names.Keeper).S3, Names.Archive(aws));

        // S3 refuses BucketOwnerEnforced while the bucket's ACL grants access to others, so reset the ACL first.
        await keeper.PutBucketAclAsync(new() { BucketName = bucket, ACL = S3CannedACL.Private });
        await keeper.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerEnforced }] } });
    }

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
                      "Sid": "AccountBLists",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
                      "Action": "s3:ListBucket",
                      "Resource": "{{Names.BucketArn(bucket)}}"
                    },
                    {
                      "Sid": "AccountBReadsWhatItOnceUploaded",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
                      "Action": "s3:GetObject",
                      "Resource": "{{Names.ObjectArn(bucket, "2019/*")}}"
                    }
                  ]
                }
                """,
        });
    }
}
