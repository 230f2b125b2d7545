namespace Lab07.CrossAccountBucket;

/// <summary>Your file. It works, and every task is done in a way that an audit would not let pass.</summary>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task ShareReportsAsync(LabContext aws) =>
        // Task 1: what else can account B do with this?
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
        // Task 2: what of account B's own can the analyst read now?
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
        // Task 3: account B gets in. Who else does?
        Task.CompletedTask;

    /// <inheritdoc />
    public async Task WithholdDraftsAsync(LabContext aws) =>
        // Task 4: whose word is this, and whom does it bind?
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
