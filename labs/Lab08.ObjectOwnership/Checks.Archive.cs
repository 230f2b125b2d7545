using Amazon.S3;
using Ownership = Amazon.S3.ObjectOwnership;

namespace Lab08.ObjectOwnership;

/// <content>The archive: account A owns every object, and only policies grant access to others (tasks 2 and 3).</content>
public sealed partial class Checks
{
    private string Archive => Names.Archive(Aws);

    [Check(2, "What account B uploaded years ago is account A's", Ja = "アカウント B が昔アップロードしたものは、アカウント A が所有する"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task What_account_B_uploaded_years_ago_is_account_As()
    {
        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Archive, Names.Old));
        await Aws.AllowsAsync(Aws.A.User(Names.Reader), who => who.S3.GetObjectAsync(Archive, Names.Old));
        await OwnsAsync(Keeper, "A", Archive, Names.Old);

        await Aws.RefusesAsync(Uploader, Denied("s3:GetObjectAcl", Archive, Names.Old), who => who.S3.GetObjectAclAsync(new() { BucketName = Archive, Key = Names.Old }));
    }

    [Check(2, "The archive accepts no ACL but the one that changes nothing", Ja = "アーカイブは、何も変えない ACL しか受け付けない"), Needs(Capability.ObjectOwnership)]
    public async Task The_archive_takes_no_ACL_but_the_one_that_says_nothing_new()
    {
        await Aws.AllowsAsync(Keeper, who => PutAsync(who, Archive, "2026/a.txt", null));
        await Aws.AllowsAsync(Keeper, who => PutAsync(who, Archive, "2026/b.txt", S3CannedACL.BucketOwnerFullControl));

        await Aws.FailsAsync(Keeper, "AccessControlListNotSupported", who => PutAsync(who, Archive, "2026/c.txt", S3CannedACL.BucketOwnerRead));
        await Aws.FailsAsync(Keeper, "AccessControlListNotSupported", who => who.S3.PutObjectAclAsync(new() { BucketName = Archive, Key = Names.Own, ACL = S3CannedACL.AuthenticatedRead }));
        await Aws.FailsAsync(Keeper, "AccessControlListNotSupported", who => who.S3.PutBucketAclAsync(new() { BucketName = Archive, ACL = S3CannedACL.AuthenticatedRead }));
    }

    [Check(2, "BucketOwnerEnforced gives account A the objects; turning it off gives them back", Ja = "BucketOwnerEnforced でオブジェクトはアカウント A のものになり、解除すると元の所有者に戻る"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task Enforcing_heals_and_ending_it_gives_back()
    {
        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Archive, Names.Old));

        await OwnedByAsync(Archive, Ownership.ObjectWriter);
        await Aws.RefusesAsync(Keeper, Denied("s3:GetObject", Archive, Names.Old), who => who.S3.GetObjectAsync(Archive, Names.Old));

        await OwnedByAsync(Archive, Ownership.BucketOwnerEnforced);
        await Aws.AllowsAsync(Keeper, who => who.S3.GetObjectAsync(Archive, Names.Old));
    }

    [Check(2, "BucketOwnerEnforced is refused while an ACL lets others in", Ja = "ACL がほかのアカウントを許可している間、BucketOwnerEnforced は拒否される"), Needs(Capability.ObjectOwnership)]
    public async Task Nothing_is_enforced_over_an_ACL_that_lets_others_in()
    {
        await Aws.AllowsAsync(Keeper, who => who.S3.PutBucketAclAsync(new() { BucketName = Legacy, ACL = S3CannedACL.Private }));
        await OwnedByAsync(Legacy, Ownership.BucketOwnerEnforced);
        await OwnedByAsync(Legacy, Ownership.ObjectWriter);

        var (keeper, uploader) = (await Scenario.CanonicalIdAsync(Keeper), await Scenario.CanonicalIdAsync(Uploader));
        await Keeper.S3.PutBucketAclAsync(new()
        {
            BucketName = Legacy,
            AccessControlPolicy = new() { Owner = new() { Id = keeper }, Grants = [new() { Grantee = new() { CanonicalUser = uploader }, Permission = S3Permission.WRITE }] },
        });

        await Aws.FailsAsync(Keeper, "InvalidBucketAclWithObjectOwnership", async _ =>
        {
            await OwnedByAsync(Legacy, Ownership.BucketOwnerEnforced);
            return true;
        });
    }

    [Check(3, "Account B lists the archive, and reads what it once uploaded", Ja = "アカウント B はアーカイブを一覧でき、昔アップロードしたものを読める"), Needs(Capability.AccountIsolation, Capability.ObjectOwnership)]
    public async Task Account_B_lists_the_archive_and_reads_what_it_once_uploaded()
    {
        var listed = await Aws.AllowsAsync(Uploader, who => who.S3.ListObjectsV2Async(new() { BucketName = Archive }));
        var keys = listed.S3Objects.ConvertAll(found => found.Key);
        Expect(keys is [Names.Old, Names.Own], $"the listing of the archive has the wrong keys: {string.Join(", ", keys)}", $"アーカイブの一覧のキーが正しくありません: {string.Join("、", keys)}");
        await Aws.AllowsAsync(Uploader, who => who.S3.GetObjectAsync(Archive, Names.Old));

        await Aws.RefusesAsync(Uploader, Denied("s3:GetObject", Archive, Names.Own), who => who.S3.GetObjectAsync(Archive, Names.Own));
        await Aws.RefusesAsync(Uploader, Denied("s3:PutObject", Archive, Names.Old), who => PutAsync(who, Archive, Names.Old, null));
    }

    [Check(3, "Nobody else gets into the archive", Ja = "ほかの誰もアーカイブにアクセスできない"), Needs(Capability.AccountIsolation)]
    public async Task Nobody_else_comes_into_the_archive()
    {
        await Aws.AllowsAsync(Uploader, who => who.S3.ListObjectsV2Async(new() { BucketName = Archive }));

        var stranger = Aws.C.User(Names.Stranger);
        await Aws.RefusesAsync(stranger, new("AccessDenied", "s3:ListBucket", Names.BucketArn(Archive)), who => who.S3.ListObjectsV2Async(new() { BucketName = Archive }));
        await Aws.RefusesAsync(stranger, Denied("s3:GetObject", Archive, Names.Old), who => who.S3.GetObjectAsync(Archive, Names.Old));
    }

    [Check(3, "Of all actions on the archive, account B has only those two", Ja = "アーカイブで、アカウント B に許可されるのはその 2 つだけ"), Needs(Capability.ObjectOwnership, Capability.Permissions)]
    public async Task Of_all_actions_on_the_archive_account_B_has_only_those_two() =>
        await Aws.PermissionsOf(Names.UploadsArn(Aws)).On(Names.BucketArn(Archive), Names.ObjectArn(Archive, "*")).ShouldBeExactlyAsync(
            new Permission("s3:ListBucket", Names.BucketArn(Archive)),
            new Permission("s3:GetObject", Names.ObjectArn(Archive, "2019/*")));

    private Task OwnedByAsync(string bucket, Ownership ownership) =>
        Keeper.S3.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = ownership }] } });
}
