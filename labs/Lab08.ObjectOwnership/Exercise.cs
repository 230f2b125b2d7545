using Amazon.S3;
using Ownership = Amazon.S3.ObjectOwnership;

namespace Lab08.ObjectOwnership;

/// <summary>Your file. The starting code looks right, but it doesn't do the tasks: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードは正しそうに見えますが、課題を果たしていません。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task TakeOverUploadsAsync(LabContext aws) =>
        // Task 1: BucketOwnerPreferred changes the owner only of uploads with bucket-owner-full-control. Require that ACL in the bucket policy.
        // 課題 1: BucketOwnerPreferred は、bucket-owner-full-control 付きのアップロードの所有者だけを変えます。バケットポリシーでその ACL を必須にします。
        await aws.A.User(Names.Keeper).S3.PutBucketOwnershipControlsAsync(new()
        {
            BucketName = Names.Inbox(aws),
            OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerPreferred }] },
        });

    /// <inheritdoc />
    public async Task EnforceOwnershipAsync(LabContext aws)
    {
        // Task 2: give account A the existing objects too. BucketOwnerPreferred applies to new uploads only.
        // 課題 2: 既存のオブジェクトもアカウント A のものにします。BucketOwnerPreferred は新しいアップロードにしか適用されません。
        var (keeper, bucket) = (aws.A.User(Names.Keeper).S3, Names.Archive(aws));
        await keeper.PutBucketAclAsync(new() { BucketName = bucket, ACL = S3CannedACL.Private });
        await keeper.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Ownership.BucketOwnerPreferred }] } });
    }

    /// <inheritdoc />
    public async Task ShareByPolicyAsync(LabContext aws) =>
        // Task 3: allow account B only to list the archive and to read the objects under 2019/.
        // 課題 3: アカウント B に、アーカイブの一覧と 2019/ 以下のオブジェクトの読み取りだけを許可します。
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
