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

    [Check(1), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task Where_the_writer_owns_the_bucket_owner_can_delete_but_not_read()
    {
        // Every bucket behaved like this before April 2023. The tasks change it.
        await Aws.AllowsAsync(Uploader, who => who.S3.GetObjectAsync(Legacy, Names.Plain));

        await Aws.RefusesAsync(Keeper, Denied("s3:GetObject", Legacy, Names.Plain), who => who.S3.GetObjectAsync(Legacy, Names.Plain));
        await Aws.RefusesAsync(Keeper, Denied("s3:GetObjectAcl", Legacy, Names.Plain), who => who.S3.GetObjectAclAsync(new() { BucketName = Legacy, Key = Names.Plain }));

        await Aws.AllowsAsync(Keeper, who => who.S3.DeleteObjectAsync(Legacy, Names.Plain));
        await Aws.FailsAsync(Keeper, "NoSuchKey", who => who.S3.GetObjectAsync(Legacy, Names.Plain));
    }

    [Check(1), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
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

    [Check(1), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task With_full_control_the_bucket_owner_reads_what_stays_the_writers()
    {
        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Legacy, Names.HandedOver));
        (await OwnerOfAsync(Legacy, Names.HandedOver)).ShouldBe(await Scenario.CanonicalIdAsync(Uploader));

        await Aws.RefusesAsync(Aws.C.User(Names.Stranger), Denied("s3:GetObject", Legacy, Names.HandedOver), who => who.S3.GetObjectAsync(Legacy, Names.HandedOver));
    }

    [Check(1), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task What_is_handed_over_to_the_inbox_is_account_As()
    {
        await Aws.AllowsAsync(Uploader, who => PutAsync(who, Inbox, Names.Plain, S3CannedACL.BucketOwnerFullControl));

        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Inbox, Names.Plain));
        await Aws.AllowsAsync(Aws.A.User(Names.Reader), who => who.S3.GetObjectAsync(Inbox, Names.Plain));
        (await OwnerOfAsync(Inbox, Names.Plain)).ShouldBe(await Scenario.CanonicalIdAsync(Keeper));
        await Aws.RefusesAsync(Uploader, Denied("s3:GetObject", Inbox, Names.Plain), who => who.S3.GetObjectAsync(Inbox, Names.Plain));
    }

    [Check(1), Needs(Capability.AccountIsolation, Capability.IamEnforcement)]
    public async Task What_is_not_handed_over_does_not_get_in()
    {
        await Aws.AllowsAsync(Uploader, who => PutAsync(who, Inbox, Names.Plain, S3CannedACL.BucketOwnerFullControl));

        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Inbox, Names.Plain), who => PutAsync(who, Inbox, Names.Plain, null));
        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Inbox, Names.Plain), who => PutAsync(who, Inbox, Names.Plain, S3CannedACL.BucketOwnerRead));
        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Inbox, "elsewhere.txt"), who => PutAsync(who, Inbox, "elsewhere.txt", S3CannedACL.BucketOwnerFullControl));
    }

    [Check(1), Needs(Capability.ObjectOwnership, Capability.Permissions)]
    public async Task Of_all_actions_on_the_inbox_account_B_has_only_the_handing_over() =>
        await Aws.PermissionsOf(Names.UploadsArn(Aws)).On(Names.BucketArn(Inbox), Names.ObjectArn(Inbox, "*")).ShouldBeExactlyAsync(HandOver("s3:PutObject"), HandOver("s3:PutObjectAcl"));

    private Permission HandOver(string action) =>
        new(action, Names.ObjectArn(Inbox, Names.FromB + "*")) { When = { ["s3:x-amz-acl"] = "bucket-owner-full-control" } };

    private static Refusal Denied(string action, string bucket, string key) => new("AccessDenied", action, Names.ObjectArn(bucket, key));

    private static Task<PutObjectResponse> PutAsync(Actor who, string bucket, string key, S3CannedACL? acl) =>
        who.S3.PutObjectAsync(new() { BucketName = bucket, Key = key, ContentBody = "uploaded", CannedACL = acl });

    private async Task<string> OwnerOfAsync(string bucket, string key) =>
        (await Keeper.S3.GetObjectAclAsync(new() { BucketName = bucket, Key = key })).Owner.Id;
}
