using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>ACLs: accounts, groups, canned ones, and the permission that each grant gives.</summary>
public sealed class S3AclTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    private TestCaller Other => aws.RootOf("222222222222");

    private TestCaller Anonymous => new(aws, Principal.Anonymous);

    private string OtherId => Other.Do(ListBucketsOperation.Instance, new()).Owner.Id!;

    public S3AclTests()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        Owner.Blocks(new());
    }

    [Fact]
    public void An_account_that_is_granted_reads_and_its_users_need_its_own_permission_too()
    {
        Owner.Puts("k");
        Other.IsRefusedToRead("k");

        Owner.Do(PutObjectAclOperation.Instance, new(TheBucket, "k") { GrantRead = $"id={OtherId}" });

        Other.Reads("k").ShouldBe("hello");
        aws.User("allowed", TestAws.Allow("s3:GetObject"), "222222222222").Reads("k").ShouldBe("hello");
        aws.User("not-allowed", account: "222222222222").IsRefusedToRead("k");
        aws.RootOf("333333333333").IsRefusedToRead("k");
    }

    [Fact]
    public void The_log_delivery_group_is_granted_to_write_and_to_read_the_ACL()
    {
        Owner.Do(PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.LogDeliveryWrite });

        var grants = Owner.Do(GetBucketAclOperation.Instance, new(TheBucket)).Grants!;
        grants.Where(grant => grant.Grantee!.Uri == "http://acs.amazonaws.com/groups/s3/LogDelivery").Select(grant => grant.Permission).ShouldBe([AclPermission.Write, AclPermission.ReadAcp]);
        grants.Count.ShouldBe(3);
        Should.Throw<AwsException>(() => Other.Puts("k")).Code.ShouldBe("AccessDenied");
    }

    [Theory]
    [InlineData(BucketCannedACL.BucketOwnerRead)]
    [InlineData(BucketCannedACL.BucketOwnerFullControl)]
    public void The_canned_ACLs_of_objects_about_the_buckets_owner_grant_nothing_on_a_bucket(BucketCannedACL acl)
    {
        Owner.Do(CreateBucketOperation.Instance, new("another-bucket") { ACL = acl });

        Owner.Do(GetBucketAclOperation.Instance, new("another-bucket")).Grants!.ShouldHaveSingleItem().Permission.ShouldBe(AclPermission.FullControl);
    }

    [Fact]
    public void The_groups_let_in_everybody_and_everybody_with_an_account()
    {
        Owner.Puts("public", acl: ObjectCannedACL.PublicRead);
        Owner.Puts("authenticated", acl: ObjectCannedACL.AuthenticatedRead);

        Anonymous.Reads("public").ShouldBe("hello");
        Other.Reads("authenticated").ShouldBe("hello");
        Anonymous.IsRefusedToRead("authenticated");
    }

    [Fact]
    public void A_buckets_list_lets_list_and_write_and_nothing_more()
    {
        Owner.Puts("k");
        Owner.Do(PutBucketAclOperation.Instance, new(TheBucket) { GrantRead = $"id={OtherId}", GrantWrite = $"id={OtherId}" });

        Other.Do(ListObjectsV2Operation.Instance, new(TheBucket)).Contents.Count.ShouldBe(1);
        Other.Puts("new");
        Other.IsRefusedToRead("k");
        Other.Fails("AccessDenied", GetBucketAclOperation.Instance, new(TheBucket));
        Other.Fails("AccessDenied", DeleteObjectOperation.Instance, new(TheBucket, "k"));
        Other.Fails("AccessDenied", GetBucketPolicyOperation.Instance, new(TheBucket));
    }

    [Fact]
    public void An_explicit_deny_wins_over_every_list()
    {
        Owner.Puts("k", acl: ObjectCannedACL.PublicRead);
        Other.Reads("k").ShouldBe("hello");

        Owner.SetsPolicy(Statement("Deny", "\"*\"", "s3:GetObject", TheBucket + "/*"));

        Other.IsRefusedToRead("k");
        Anonymous.IsRefusedToRead("k");
    }

    [Fact]
    public void A_document_grants_what_it_says_and_names_its_owner()
    {
        Owner.Puts("k");
        var owner = Owner.Do(GetObjectAclOperation.Instance, new(TheBucket, "k")).Owner;
        Grant[] grants = [new(new(GranteeType.CanonicalUser, OtherId), AclPermission.Read)];

        Owner.Fails("AccessDenied", PutObjectAclOperation.Instance, new(TheBucket, "k") { AccessControlPolicy = new(grants, new(OtherId)) });
        Owner.Do(PutObjectAclOperation.Instance, new(TheBucket, "k") { AccessControlPolicy = new(grants, owner) });

        Other.Reads("k").ShouldBe("hello");
        Owner.Do(GetObjectAclOperation.Instance, new(TheBucket, "k")).Grants.ShouldBe(grants);
    }

    /// <summary>Source: S3 API Reference, CreateBucket, "BucketAlreadyOwnedByYou".</summary>
    [Fact]
    public void Whoever_makes_a_bucket_again_where_that_is_no_error_resets_its_list_and_nothing_else()
    {
        const string Again = "a-bucket-made-again";
        Owner.Makes(Again, ObjectOwnership.ObjectWriter);
        Owner.Blocks(new(), Again);
        Owner.Do(PutBucketAclOperation.Instance, new(Again) { ACL = BucketCannedACL.PublicRead });
        Owner.Puts("k", bucket: Again);

        Owner.Makes(Again);

        Owner.Do(GetBucketAclOperation.Instance, new(Again)).Grants.ShouldHaveSingleItem().Permission.ShouldBe(AclPermission.FullControl);
        Owner.Do(GetBucketOwnershipControlsOperation.Instance, new(Again)).OwnershipControls.Rules[0].ObjectOwnership.ShouldBe(ObjectOwnership.ObjectWriter);
        Owner.Reads("k", bucket: Again).ShouldBe("hello");

        // A public one is blocked as in any other way.
        Owner.Blocks(PublicAccessBlockConfiguration.All, Again);
        Owner.Fails("AccessDenied", CreateBucketOperation.Instance, new(Again) { ACL = BucketCannedACL.PublicRead });
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Owner.Puts("k");

        Owner.Fails("InvalidRequest", PutObjectAclOperation.Instance, new(TheBucket, "k") { ACL = ObjectCannedACL.Private, GrantRead = $"id={OtherId}" }).Message.ShouldBe("Specifying both Canned ACLs and Header Grants is not allowed");
        Owner.Fails("MissingSecurityHeader", PutObjectAclOperation.Instance, new(TheBucket, "k"));
        Owner.Fails("InvalidArgument", PutObjectAclOperation.Instance, new(TheBucket, "k") { GrantRead = "id=0123" }).Message.ShouldBe("Invalid id");
        Owner.Fails("InvalidArgument", PutObjectAclOperation.Instance, new(TheBucket, "k") { GrantRead = "uri=http://acs.amazonaws.com/groups/global/Nobody" }).Message.ShouldBe("Invalid group uri");
        Owner.Fails("UnresolvableGrantByEmailAddress", PutObjectAclOperation.Instance, new(TheBucket, "k") { GrantRead = "emailAddress=\"a@example.com\"" });
        Owner.Fails("InvalidArgument", PutObjectAclOperation.Instance, new(TheBucket, "k") { GrantRead = "somebody" });
        Owner.Fails("UnexpectedContent", PutObjectAclOperation.Instance, new(TheBucket, "k") { ACL = ObjectCannedACL.Private, AccessControlPolicy = new([]) });
        Owner.Fails("MalformedACLError", PutObjectAclOperation.Instance, new(TheBucket, "k") { AccessControlPolicy = new([new(new(GranteeType.CanonicalUser, OtherId))], Owner.Do(ListBucketsOperation.Instance, new()).Owner) });
    }
}
