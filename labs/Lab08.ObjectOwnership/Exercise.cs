using Amazon.S3;
using Ownership = Amazon.S3.ObjectOwnership;

namespace Lab08.ObjectOwnership;

/// <summary>Your file. It looks right, and every task is done in a way that doesn't hold.</summary>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task TakeOverUploadsAsync(LabContext aws) =>
        // Task 1: preferred. What if the upload doesn't ask for it?
        await aws.A.User(Names.Keeper).S3.PutBucketOwnershipControlsAsync(new()
        {
            BucketName = Names.Inbox(aws),
            OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerPreferred }] },
        });

    /// <inheritdoc />
    public async Task EnforceOwnershipAsync(LabContext aws)
    {
        // Task 2: what becomes of the objects that are there already?
        var (keeper, bucket) = (aws.A.User(Names.Keeper).S3, Names.Archive(aws));
        await keeper.PutBucketAclAsync(new() { BucketName = bucket, ACL = S3CannedACL.Private });
        await keeper.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerPreferred }] } });
    }

    /// <inheritdoc />
    public async Task ShareByPolicyAsync(LabContext aws) =>
        // Task 3: what else can account B do with this?
        await aws.A.User(Names.Keeper).S3.PutBucketPolicyAsync(new()
        {
            BucketName = Names.Archive(aws),
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "MakeItWork",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
                      "Action": [ "s3:List*", "s3:Get*" ],
                      "Resource": [ "{{Names.BucketArn(Names.Archive(aws))}}", "{{Names.ObjectArn(Names.Archive(aws), "*")}}" ]
                    }
                  ]
                }
                """,
        });
}
