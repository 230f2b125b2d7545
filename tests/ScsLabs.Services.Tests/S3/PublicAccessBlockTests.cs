using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Block Public Access: four settings, four effects. Facts 61 to 64.</summary>
public sealed class PublicAccessBlockTests
{
    private static readonly string Public = Statement("Allow", "\"*\"", "s3:GetObject", TheBucket + "/*");

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    private TestCaller Anonymous => new(aws, Principal.Anonymous);

    private TestCaller Other => aws.RootOf("222222222222");

    [Fact]
    public void Fact_61_BlockPublicAcls_refuses_public_ACLs_and_leaves_those_that_are_there()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        Owner.Blocks(new());
        Owner.Puts("before", acl: ObjectCannedACL.PublicRead);
        Owner.Blocks(new(BlockPublicAcls: true));

        Owner.Fails("AccessDenied", PutObjectOperation.Instance, Put("k", acl: ObjectCannedACL.PublicRead)).Message.ShouldContain("public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access");
        Owner.Fails("AccessDenied", PutObjectAclOperation.Instance, new(TheBucket, "before") { ACL = ObjectCannedACL.AuthenticatedRead });
        Owner.Fails("AccessDenied", PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.PublicRead });
        Owner.Puts("k", acl: ObjectCannedACL.BucketOwnerRead);
        Anonymous.Reads("before").ShouldBe("hello");
    }

    [Fact]
    public void Fact_61_and_64_IgnorePublicAcls_takes_their_effect_and_hides_them()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        Owner.Blocks(new());
        Owner.Puts("k", acl: ObjectCannedACL.PublicRead);
        Anonymous.Reads("k").ShouldBe("hello");
        Owner.Do(GetObjectAclOperation.Instance, new(TheBucket, "k")).Grants.Count.ShouldBe(2);

        Owner.Blocks(new(IgnorePublicAcls: true));
        Anonymous.IsRefusedToRead("k").Message.ShouldBe("Access Denied");
        Owner.Do(GetObjectAclOperation.Instance, new(TheBucket, "k")).Grants.Count.ShouldBe(1);

        Owner.Blocks(new());
        Anonymous.Reads("k").ShouldBe("hello");
    }

    [Fact]
    public void Fact_61_BlockPublicPolicy_refuses_public_policies_and_leaves_the_one_that_is_there()
    {
        Owner.Makes();
        Owner.Blocks(new());
        Owner.Puts("k");
        Owner.SetsPolicy(Public);
        Owner.Blocks(new(BlockPublicPolicy: true));

        Owner.Fails("AccessDenied", PutBucketPolicyOperation.Instance, new(TheBucket, PolicyOf(Public)))
            .Message.ShouldBe($"User: {Owner.Arn} is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::{TheBucket}\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access");
        Anonymous.Reads("k").ShouldBe("hello");
        Owner.SetsPolicy(Statement("Allow", Account("222222222222"), "s3:GetObject", TheBucket + "/*"));
    }

    [Fact]
    public void Fact_61_and_63_RestrictPublicBuckets_leaves_a_public_bucket_to_its_own_account()
    {
        Owner.Makes();
        Owner.Blocks(new());
        Owner.Puts("k");
        Owner.SetsPolicy(Public);
        var user = aws.User("user");
        (Anonymous.Reads("k"), Other.Reads("k"), user.Reads("k")).ShouldBe(("hello", "hello", "hello"));

        Owner.Blocks(new(RestrictPublicBuckets: true));
        Anonymous.IsRefusedToRead("k");
        Other.IsRefusedToRead("k");
        user.Reads("k").ShouldBe("hello");
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"222222222222"}}""", false)]
    [InlineData("""{"StringLike":{"aws:PrincipalAccount":"2*"}}""", true)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}""", false)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"192.0.0.0/7"}}""", true)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"2001:db8::/32"}}""", false)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"2000::/3"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:Referer":"https://example.com/"}}""", true)]
    public void Fact_62_public_is_what_no_fixed_value_narrows(string condition, bool isPublic)
    {
        Owner.Makes();
        Owner.Blocks(new());
        Owner.SetsPolicy(Statement("Allow", "\"*\"", "s3:GetObject", TheBucket + "/*", condition));

        Owner.Do(GetBucketPolicyStatusOperation.Instance, new(TheBucket)).PolicyStatus.IsPublic.ShouldBe(isPublic);
    }

    [Fact]
    public void A_new_bucket_has_all_four_and_what_a_request_leaves_out_is_off()
    {
        Owner.Makes();
        Owner.Do(GetPublicAccessBlockOperation.Instance, new(TheBucket)).PublicAccessBlockConfiguration.ShouldBe(PublicAccessBlockConfiguration.All);

        Owner.Blocks(new(BlockPublicPolicy: true));
        Owner.Do(GetPublicAccessBlockOperation.Instance, new(TheBucket)).PublicAccessBlockConfiguration.ShouldBe(new(false, false, true, false));

        Owner.Do(DeletePublicAccessBlockOperation.Instance, new(TheBucket));
        Owner.Fails("NoSuchPublicAccessBlockConfiguration", GetPublicAccessBlockOperation.Instance, new(TheBucket));
    }
}
