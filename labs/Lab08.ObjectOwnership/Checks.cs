using Amazon.S3;
using Amazon.S3.Model;

namespace Lab08.ObjectOwnership;

/// <summary>The checks of the tasks: allowed calls succeed, and forbidden calls are refused for the right reason.</summary>
/// <remarks>This file checks the bucket under ObjectWriter and the inbox (task 1), <c>Checks.Archive.cs</c> the archive (tasks 2 and 3).</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Keeper => Aws.A.User(Names.Keeper);

    private Actor Uploader => Aws.B.User(Names.Uploader);

    private string Legacy => Names.Legacy(Aws);

    private string Inbox => Names.Inbox(Aws);

    [Check(1, "Where the writer owns an object, the bucket's owner can delete it but not read it", Ja = "アップロードした側が所有するオブジェクトを、バケットの所有者は削除できるが読めない"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task Where_the_writer_owns_the_bucket_owner_can_delete_but_not_read()
    {
        // Every bucket behaved like this before April 2023. The tasks change it.
        await Aws.AllowsAsync(Uploader, who => who.S3.GetObjectAsync(Legacy, Names.Plain));

        await Aws.RefusesAsync(Keeper, Denied("s3:GetObject", Legacy, Names.Plain), who => who.S3.GetObjectAsync(Legacy, Names.Plain));
        await Aws.RefusesAsync(Keeper, Denied("s3:GetObjectAcl", Legacy, Names.Plain), who => who.S3.GetObjectAclAsync(new() { BucketName = Legacy, Key = Names.Plain }));

        await Aws.AllowsAsync(Keeper, who => who.S3.DeleteObjectAsync(Legacy, Names.Plain));
        await Aws.FailsAsync(Keeper, "NoSuchKey", who => who.S3.GetObjectAsync(Legacy, Names.Plain));
    }

    [Check(1, "A bucket policy can't grant access to another account's object, but it can deny it", Ja = "バケットポリシーは、ほかのアカウントのオブジェクトへのアクセスを許可できないが、拒否はできる"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task No_bucket_policy_grants_what_is_another_accounts_but_it_can_deny_it()
    {
        await PutPolicyAsync("Allow", Aws.A.Id);
        await Aws.RefusesAsync(Aws.A.User(Names.Reader), Denied("s3:GetObject", Legacy, Names.Plain), who => who.S3.GetObjectAsync(Legacy, Names.Plain));
        await Aws.AllowsAsync(Uploader, who => who.S3.GetObjectAsync(Legacy, Names.Plain));

        await PutPolicyAsync("Deny", Aws.B.Id);
        await Aws.RefusesAsync(Uploader, Denied("s3:GetObject", Legacy, Names.Plain) with { DecidedBy = "Resource" }, who => who.S3.GetObjectAsync(Legacy, Names.Plain));

        async Task PutPolicyAsync(string effect, string account) => await Keeper.S3.PutBucketPolicyAsync(new()
        {
            BucketName = Legacy,
            Policy = $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "{{effect}}", "Principal": { "AWS": "{{account}}" }, "Action": "s3:GetObject", "Resource": "{{Names.ObjectArn(Legacy, "*")}}" } ] }""",
        });
    }

    [Check(1, "With full control, the bucket's owner reads an object that stays the writer's", Ja = "フルコントロールがあれば、バケットの所有者は、アップロードした側が所有するオブジェクトも読める"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task With_full_control_the_bucket_owner_reads_what_stays_the_writers()
    {
        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Legacy, Names.HandedOver));
        await OwnsAsync(Uploader, "B", Legacy, Names.HandedOver);

        await Aws.RefusesAsync(Aws.C.User(Names.Stranger), Denied("s3:GetObject", Legacy, Names.HandedOver), who => who.S3.GetObjectAsync(Legacy, Names.HandedOver));
    }

    [Check(1, "What is handed over to the inbox is account A's", Ja = "受信箱に引き渡されたものは、アカウント A が所有する"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task What_is_handed_over_to_the_inbox_is_account_As()
    {
        await Aws.AllowsAsync(Uploader, who => PutAsync(who, Inbox, Names.Plain, S3CannedACL.BucketOwnerFullControl));

        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Inbox, Names.Plain));
        await Aws.AllowsAsync(Aws.A.User(Names.Reader), who => who.S3.GetObjectAsync(Inbox, Names.Plain));
        await OwnsAsync(Keeper, "A", Inbox, Names.Plain);
        await Aws.RefusesAsync(Uploader, Denied("s3:GetObject", Inbox, Names.Plain), who => who.S3.GetObjectAsync(Inbox, Names.Plain));
    }

    [Check(1, "What is not handed over doesn't get in", Ja = "引き渡されないものは受け付けられない"), Needs(Capability.AccountIsolation, Capability.IamEnforcement)]
    public async Task What_is_not_handed_over_does_not_get_in()
    {
        await Aws.AllowsAsync(Uploader, who => PutAsync(who, Inbox, Names.Plain, S3CannedACL.BucketOwnerFullControl));

        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Inbox, Names.Plain), who => PutAsync(who, Inbox, Names.Plain, null));
        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Inbox, Names.Plain), who => PutAsync(who, Inbox, Names.Plain, S3CannedACL.BucketOwnerRead));
        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Inbox, "elsewhere.txt"), who => PutAsync(who, Inbox, "elsewhere.txt", S3CannedACL.BucketOwnerFullControl));
    }

    [Check(1, "Of all actions on the inbox, account B has only the handing over", Ja = "受信箱で、アカウント B に許可されるのは引き渡しだけ"), Needs(Capability.ObjectOwnership, Capability.Permissions)]
    public async Task Of_all_actions_on_the_inbox_account_B_has_only_the_handing_over() =>
        await Aws.PermissionsOf(Names.UploadsArn(Aws)).On(Names.BucketArn(Inbox), Names.ObjectArn(Inbox, "*")).ShouldBeExactlyAsync(HandOver("s3:PutObject"), HandOver("s3:PutObjectAcl"));

    private Permission HandOver(string action) =>
        new(action, Names.ObjectArn(Inbox, Names.FromB + "*")) { When = { ["s3:x-amz-acl"] = "bucket-owner-full-control" } };

    private static Refusal Denied(string action, string bucket, string key) => new("AccessDenied", action, Names.ObjectArn(bucket, key));

    private static Task<PutObjectResponse> PutAsync(Actor who, string bucket, string key, S3CannedACL? acl) =>
        who.S3.PutObjectAsync(new() { BucketName = bucket, Key = key, ContentBody = "uploaded", CannedACL = acl });

    private async Task OwnsAsync(Actor owner, string account, string bucket, string key)
    {
        var acl = await Keeper.S3.GetObjectAclAsync(new() { BucketName = bucket, Key = key });
        Expect(acl.Owner.Id == await Scenario.CanonicalIdAsync(owner), $"{key} in {bucket} is not owned by account {account}", $"{bucket} の {key} の所有者はアカウント {account} ではありません");
    }
}
