using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Object Ownership: the owner of an upload, and who decides about it. Facts 57 to 60.</summary>
public sealed class ObjectOwnershipTests
{
    private const string A = "111111111111";
    private const string B = "222222222222";

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.RootOf(A);

    private TestCaller Writer => aws.RootOf(B);

    [Fact]
    public void Fact_57_a_new_bucket_enforces_its_owners_ownership_and_takes_no_ACL_but_full_control()
    {
        Owner.Makes();
        Owner.Puts("plain");
        Owner.Puts("full", acl: ObjectCannedACL.BucketOwnerFullControl);

        Owner.Fails("AccessControlListNotSupported", PutObjectOperation.Instance, Put("other", acl: ObjectCannedACL.Private)).Message.ShouldBe("The bucket does not allow ACLs");
        Owner.Fails("AccessControlListNotSupported", PutObjectAclOperation.Instance, new(TheBucket, "plain") { ACL = ObjectCannedACL.AuthenticatedRead });
        Owner.Fails("AccessControlListNotSupported", PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.AuthenticatedRead });

        var acl = Owner.Do(GetObjectAclOperation.Instance, new(TheBucket, "plain"));
        acl.Grants.ShouldHaveSingleItem().Permission.ShouldBe(AclPermission.FullControl);
        acl.Owner.Id.ShouldBe(acl.Grants[0].Grantee!.Id);
    }

    /// <summary>Source: CloudTrail User Guide, create-s3-bucket-policy-for-cloudtrail: the bucket policy allows s3:PutObject alone, on condition of the ACL.</summary>
    [Fact]
    public void Where_no_ACLs_are_full_control_for_the_owner_needs_no_permission_to_set_one()
    {
        Owner.Makes();
        Owner.SetsPolicy(Statement("Allow", Account(B), "s3:PutObject", TheBucket + "/*", Equal("s3:x-amz-acl", "bucket-owner-full-control")));
        var grant = $"id={Owner.Do(ListBucketsOperation.Instance, new()).Owner.Id}";
        var writer = aws.User("writer", TestAws.Allow("s3:PutObject", "s3:GetObject"));
        Owner.Puts("source");

        Writer.Puts("k", acl: ObjectCannedACL.BucketOwnerFullControl);
        Writer.Fails("AccessDenied", PutObjectOperation.Instance, Put("k"));
        foreach (var settings in new NewObjectSettings[] { new() { ACL = ObjectCannedACL.BucketOwnerFullControl }, new() { GrantFullControl = grant } })
        {
            writer.Do(PutObjectOperation.Instance, Put("k") with { Settings = settings });
            writer.Do(CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source") { Settings = settings });
            writer.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { Settings = settings });
        }

        foreach (var settings in new NewObjectSettings[] { new() { ACL = ObjectCannedACL.Private }, new() { GrantRead = grant } })
        {
            writer.Fails("AccessControlListNotSupported", PutObjectOperation.Instance, Put("k") with { Settings = settings }).Message.ShouldBe("The bucket does not allow ACLs");
            writer.Fails("AccessControlListNotSupported", CopyObjectOperation.Instance, new(TheBucket, "k", $"{TheBucket}/source") { Settings = settings });
            writer.Fails("AccessControlListNotSupported", CreateMultipartUploadOperation.Instance, new(TheBucket, "k") { Settings = settings });
        }
    }

    [Fact]
    public void Where_ACLs_are_setting_one_needs_permission()
    {
        Owner.Makes(ownership: ObjectOwnership.BucketOwnerPreferred);
        aws.User("writer", TestAws.Allow("s3:PutObject")).Fails("AccessDenied", PutObjectOperation.Instance, Put("k", acl: ObjectCannedACL.BucketOwnerFullControl))
            .Message.ShouldContain("is not authorized to perform: s3:PutObjectAcl ");
        aws.User("owner", TestAws.Allow("s3:PutObject", "s3:PutObjectAcl")).Puts("k", acl: ObjectCannedACL.BucketOwnerFullControl);
    }

    [Fact]
    public void Fact_58_nothing_is_enforced_over_an_ACL_that_lets_others_in()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        var b = Writer.Do(ListBucketsOperation.Instance, new()).Owner.Id!;
        Owner.Do(PutBucketAclOperation.Instance, new(TheBucket) { GrantRead = $"id=\"{b}\"" });

        Owner.Fails("InvalidBucketAclWithObjectOwnership", PutBucketOwnershipControlsOperation.Instance, Enforced)
            .Message.ShouldBe("Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");

        Owner.Do(PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.Private });
        Owner.Do(PutBucketOwnershipControlsOperation.Instance, Enforced);
    }

    [Theory]
    [InlineData(ObjectOwnership.ObjectWriter, null, B)]
    [InlineData(ObjectOwnership.ObjectWriter, ObjectCannedACL.BucketOwnerFullControl, B)]
    [InlineData(ObjectOwnership.BucketOwnerPreferred, null, B)]
    [InlineData(ObjectOwnership.BucketOwnerPreferred, ObjectCannedACL.BucketOwnerRead, B)]
    [InlineData(ObjectOwnership.BucketOwnerPreferred, ObjectCannedACL.BucketOwnerFullControl, A)]
    [InlineData(ObjectOwnership.BucketOwnerEnforced, null, A)]
    [InlineData(ObjectOwnership.BucketOwnerEnforced, ObjectCannedACL.BucketOwnerFullControl, A)]
    public void Fact_59_the_setting_and_the_ACL_say_whose_an_upload_is(ObjectOwnership ownership, ObjectCannedACL? acl, string owner)
    {
        Owner.Makes(ownership: ownership);
        LetBUpload();

        Writer.Puts("k", acl: acl);

        // Whoever owns it reads it, whoever doesn't reads it only by the ACL.
        aws.RootOf(owner).Reads("k").ShouldBe("hello");
        if (owner == A)
        {
            Writer.IsRefusedToRead("k");
        }
        else if (acl is null)
        {
            Owner.IsRefusedToRead("k");
        }
        else
        {
            Owner.Reads("k").ShouldBe("hello");
        }
    }

    [Fact]
    public void Fact_60_a_foreign_object_is_its_owners_and_the_bucket_owner_can_only_deny_and_delete()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        LetBUpload();
        Writer.Puts("k");

        Owner.SetsPolicy($"{Statement("Allow", Account(A), "s3:GetObject", TheBucket + "/*")},{Upload}");
        Owner.IsRefusedToRead("k");
        Writer.Reads("k").ShouldBe("hello");

        Owner.SetsPolicy($"{Statement("Deny", Account(B), "s3:GetObject", TheBucket + "/*")},{Upload}");
        Writer.IsRefusedToRead("k");

        Writer.Fails("AccessDenied", DeleteObjectOperation.Instance, new(TheBucket, "k"));
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k"));
        Owner.Fails("NoSuchKey", GetObjectOperation.Instance, new(TheBucket, "k"));
    }

    [Fact]
    public void Only_the_objects_owner_reads_and_sets_its_ACL()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        LetBUpload();
        Writer.Puts("k");
        Owner.Fails("AccessDenied", GetObjectAclOperation.Instance, new(TheBucket, "k"));
        Owner.Fails("AccessDenied", PutObjectAclOperation.Instance, new(TheBucket, "k") { ACL = ObjectCannedACL.BucketOwnerRead });

        Writer.Do(PutObjectAclOperation.Instance, new(TheBucket, "k") { ACL = ObjectCannedACL.BucketOwnerRead });

        Owner.Reads("k").ShouldBe("hello");
        Owner.Fails("AccessDenied", GetObjectAclOperation.Instance, new(TheBucket, "k"));
        Writer.Do(GetObjectAclOperation.Instance, new(TheBucket, "k")).Grants.Count.ShouldBe(2);
    }

    [Fact]
    public void Enforcing_heals_what_is_there_and_ending_it_gives_owners_and_ACLs_back()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        LetBUpload();
        Writer.Puts("k");
        Owner.IsRefusedToRead("k");

        Owner.Do(PutBucketOwnershipControlsOperation.Instance, Enforced);
        Owner.Reads("k").ShouldBe("hello");
        Writer.IsRefusedToRead("k");

        Owner.Do(DeleteBucketOwnershipControlsOperation.Instance, new(TheBucket));
        Owner.IsRefusedToRead("k");
        Writer.Reads("k").ShouldBe("hello");
        Owner.Fails("OwnershipControlsNotFoundError", GetBucketOwnershipControlsOperation.Instance, new(TheBucket));
    }

    [Fact]
    public void What_nobody_signed_for_is_nobodys()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        Owner.Blocks(new());
        Owner.SetsPolicy(Statement("Allow", "\"*\"", "s3:PutObject", TheBucket + "/*"));
        var anonymous = new TestCaller(aws, Principal.Anonymous);
        anonymous.Puts("k");

        Owner.IsRefusedToRead("k");
        Writer.IsRefusedToRead("k");
        anonymous.IsRefusedToRead("k");
        Owner.Do(ListObjectsOperation.Instance, new(TheBucket)).Contents.ShouldHaveSingleItem().Owner!.Id.ShouldBe("65a011a29cdf8ec533ec3d1ccaae921c");

        Owner.Do(PutBucketOwnershipControlsOperation.Instance, Enforced);
        Owner.Reads("k").ShouldBe("hello");
    }

    private static PutBucketOwnershipControls Enforced => new(TheBucket, new([new(ObjectOwnership.BucketOwnerEnforced)]));

    private static string Upload => $$"""{"Effect":"Allow","Principal":{{Account(B)}},"Action":["s3:PutObject","s3:PutObjectAcl"],"Resource":"arn:aws:s3:::{{TheBucket}}/*"}""";

    private void LetBUpload() => Owner.SetsPolicy(Upload);
}
