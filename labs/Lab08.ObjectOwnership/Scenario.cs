using Amazon.S3;
using Ownership = Amazon.S3.ObjectOwnership;

namespace Lab08.ObjectOwnership;

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
        var keeper = await aws.A.CreateUserAsync(Names.Keeper, Everything);
        var uploader = await aws.B.CreateUserAsync(Names.Uploader, Everything);
        await aws.C.CreateUserAsync(Names.Stranger, Everything);
        await aws.A.CreateUserAsync(Names.Reader,
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }
            """);
        await CreateRoleAsync(aws);

        foreach (var bucket in (string[])[Names.Legacy(aws), Names.Inbox(aws), Names.Archive(aws)])
        {
            // ObjectWriter was the setting of every bucket before April 2023.
            await keeper.S3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = bucket, ObjectOwnership = Ownership.ObjectWriter });
            await keeper.S3.PutBucketPolicyAsync(new() { BucketName = bucket, Policy = UploadPolicy(aws, bucket) });
        }

        await uploader.S3.PutObjectAsync(new() { BucketName = Names.Legacy(aws), Key = Names.Plain, ContentBody = "uploaded without an ACL" });
        await uploader.S3.PutObjectAsync(new() { BucketName = Names.Legacy(aws), Key = Names.HandedOver, ContentBody = "read me", CannedACL = S3CannedACL.BucketOwnerFullControl });
        await uploader.S3.PutObjectAsync(new() { BucketName = Names.Archive(aws), Key = Names.Old, ContentBody = "uploaded by account B" });
        await keeper.S3.PutObjectAsync(new() { BucketName = Names.Archive(aws), Key = Names.Own, ContentBody = "account A's own" });

        // The archive's ACL lets account B list it; uploads are no longer allowed.
        await keeper.S3.PutBucketAclAsync(new()
        {
            BucketName = Names.Archive(aws),
            AccessControlPolicy = new()
            {
                Owner = new() { Id = await CanonicalIdAsync(keeper) },
                Grants =
                [
                    new() { Grantee = new() { CanonicalUser = await CanonicalIdAsync(keeper) }, Permission = S3Permission.FULL_CONTROL },
                    new() { Grantee = new() { CanonicalUser = await CanonicalIdAsync(uploader) }, Permission = S3Permission.READ },
                ],
            },
        });
        await keeper.S3.DeleteBucketPolicyAsync(Names.Archive(aws));
    }

    /// <summary>The canonical user id of an actor's account.</summary>
    public static async Task<string> CanonicalIdAsync(Actor who) => (await who.S3.ListBucketsAsync()).Owner.Id;

    private static string UploadPolicy(LabContext aws, string bucket) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "AccountBUploads", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
              "Action": [ "s3:PutObject", "s3:PutObjectAcl" ], "Resource": "{{Names.ObjectArn(bucket, "*")}}"
            }
          ]
        }
        """;

    private static async Task CreateRoleAsync(LabContext aws)
    {
        var iam = aws.B.User(Names.Uploader).Iam;
        await iam.CreateRoleAsync(new(Names.Uploads,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" }, "Action": "sts:AssumeRole" }
              ]
            }
            """));
        await iam.PutRolePolicyAsync(new(Names.Uploads, "permissions", Everything));
    }
}
