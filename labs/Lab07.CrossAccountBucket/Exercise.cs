namespace Lab07.CrossAccountBucket;

/// <summary>Your file. The starting code works, but it grants too much: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードでも動きますが、許可が広すぎます。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task ShareReportsAsync(LabContext aws) =>
        // Task 1: allow account B only to list and read the objects under shared/.
        // 課題 1: アカウント B に、shared/ 以下のオブジェクトの一覧と読み取りだけを許可します。
        await aws.A.User(Names.Owner).S3.PutBucketPolicyAsync(new()
        {
            BucketName = Names.Reports(aws),
            Policy =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "MakeItWork",
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::{{aws.B.Id}}:root" },
                      "Action": "s3:*",
                      "Resource": [ "{{Names.BucketArn(Names.Reports(aws))}}", "{{Names.ObjectArn(Names.Reports(aws), "*")}}" ]
                    }
                  ]
                }
                """,
        });

    /// <inheritdoc />
    public async Task DelegateToAnalystAsync(LabContext aws) =>
        // Task 2: allow the role only to list and read the shared reports and to write copies under copies/ in B's bucket.
        // 課題 2: ロールに、共有されたレポートの一覧と読み取りと、B のバケットの copies/ 以下への書き込みだけを許可します。
        await aws.B.User(Names.PartnerAdmin).Iam.PutRolePolicyAsync(new(Names.Analyst, "read-reports",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }
              ]
            }
            """));

    /// <inheritdoc />
    public Task CloseExchangeAsync(LabContext aws) =>
        // Task 3: replace the policy so that only account B can put files under from-partner/, and turn on Block Public Access.
        // 課題 3: from-partner/ 以下にファイルを置けるのがアカウント B だけになるようにポリシーを置き換え、ブロックパブリックアクセスを有効にします。
        Task.CompletedTask;

    /// <inheritdoc />
    public async Task WithholdDraftsAsync(LabContext aws) =>
        // Task 4: deny account B in the bucket policy reading what is under shared/drafts/; its names may stay listed. This Deny applies to one role only, and B can remove it.
        // 課題 4: shared/drafts/ 以下をアカウント B が読むことを、バケットポリシーで拒否します(名前は一覧に出てもかまいません)。この Deny はひとつのロールにしか適用されず、B が外せます。
        await aws.B.User(Names.PartnerAdmin).Iam.PutRolePolicyAsync(new(Names.Analyst, "no-drafts",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "{{Names.ObjectArn(Names.Reports(aws), "shared/drafts/*")}}" }
              ]
            }
            """));
}
