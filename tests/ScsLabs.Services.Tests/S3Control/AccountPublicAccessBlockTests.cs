using ScsLabs.Services.S3;
using ScsLabs.Services.S3Control;
using ScsLabs.Services.Tests.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3Control;

/// <summary>An account's Block Public Access: what it has on is on in all its buckets. Facts 61 to 64.</summary>
public sealed class AccountPublicAccessBlockTests
{
    private const string Account = "111111111111";

    private static readonly string Public = Statement("Allow", "\"*\"", "s3:GetObject", TheBucket + "/*");

    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    private TestCaller Anonymous => new(aws, Principal.Anonymous);

    [Fact]
    public void BlockPublicAcls_refuses_public_ACLs_in_all_its_buckets()
    {
        MakesOpenly();
        Owner.Puts("before", acl: ObjectCannedACL.PublicRead);
        Sets(new(BlockPublicAcls: true));

        Owner.Fails("AccessDenied", PutObjectOperation.Instance, Put("k", acl: ObjectCannedACL.PublicRead)).Message.ShouldContain("public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access");
        Owner.Fails("AccessDenied", PutObjectAclOperation.Instance, new(TheBucket, "before") { ACL = ObjectCannedACL.PublicRead });
        Owner.Fails("AccessDenied", PutBucketAclOperation.Instance, new(TheBucket) { ACL = BucketCannedACL.PublicRead });
        Owner.Puts("k", acl: ObjectCannedACL.Private);
        Anonymous.Reads("before").ShouldBe("hello");
    }

    [Fact]
    public void IgnorePublicAcls_takes_their_effect_and_hides_them()
    {
        MakesOpenly();
        Owner.Puts("k", acl: ObjectCannedACL.PublicRead);
        Anonymous.Reads("k").ShouldBe("hello");

        Sets(new(IgnorePublicAcls: true));
        Anonymous.IsRefusedToRead("k");
        Owner.Do(GetObjectAclOperation.Instance, new(TheBucket, "k")).Grants.Count.ShouldBe(1);

        Owner.Do(GetPublicAccessBlockOperation.Instance, new(TheBucket)).PublicAccessBlockConfiguration.ShouldBe(new(false, false, false, false));
    }

    [Fact]
    public void BlockPublicPolicy_refuses_public_policies()
    {
        MakesOpenly();
        Sets(new(BlockPublicPolicy: true));

        Owner.Fails("AccessDenied", PutBucketPolicyOperation.Instance, new(TheBucket, PolicyOf(Public))).Message.ShouldContain("BlockPublicPolicy");
        Owner.SetsPolicy(Statement("Allow", Objects.Account("222222222222"), "s3:GetObject", TheBucket + "/*"));
    }

    [Fact]
    public void RestrictPublicBuckets_leaves_public_buckets_to_the_account()
    {
        MakesOpenly();
        Owner.Puts("k");
        Owner.SetsPolicy(Public);
        Anonymous.Reads("k").ShouldBe("hello");

        Sets(new(RestrictPublicBuckets: true));

        Anonymous.IsRefusedToRead("k");
        aws.User("user").Reads("k").ShouldBe("hello");
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    public void A_setting_counts_that_the_bucket_or_the_account_has_on(bool onBucket, bool onAccount, bool isLetIn)
    {
        MakesOpenly();
        Owner.Puts("k");
        Owner.SetsPolicy(Public);
        Owner.Blocks(new(RestrictPublicBuckets: onBucket));
        Sets(new(RestrictPublicBuckets: onAccount));

        if (isLetIn)
        {
            Anonymous.Reads("k").ShouldBe("hello");
        }
        else
        {
            Anonymous.IsRefusedToRead("k");
        }
    }

    [Fact]
    public void What_was_set_is_shown_and_taken_away_again()
    {
        MakesOpenly();
        Owner.Puts("k", acl: ObjectCannedACL.PublicRead);
        Owner.Fails("NoSuchPublicAccessBlockConfiguration", GetAccountPublicAccessBlockOperation.Instance, new(Account)).Status.ShouldBe(404);

        Sets(new(IgnorePublicAcls: true));
        Owner.Do(GetAccountPublicAccessBlockOperation.Instance, new(Account)).PublicAccessBlockConfiguration.ShouldBe(new(false, true, false, false));
        Anonymous.IsRefusedToRead("k");

        Owner.Do(DeleteAccountPublicAccessBlockOperation.Instance, new(Account));
        Owner.Do(DeleteAccountPublicAccessBlockOperation.Instance, new(Account));
        Owner.Fails("NoSuchPublicAccessBlockConfiguration", GetAccountPublicAccessBlockOperation.Instance, new(Account));
        Anonymous.Reads("k").ShouldBe("hello");
    }

    [Fact]
    public void An_account_has_its_own_and_nobody_handles_anothers()
    {
        MakesOpenly();
        Owner.Puts("k", acl: ObjectCannedACL.PublicRead);
        var other = aws.RootOf("222222222222");

        other.Fails("AccessDenied", PutAccountPublicAccessBlockOperation.Instance, new(PublicAccessBlockConfiguration.All, Account));
        other.Fails("AccessDenied", GetAccountPublicAccessBlockOperation.Instance, new(Account));
        other.Fails("AccessDenied", DeleteAccountPublicAccessBlockOperation.Instance, new(Account));
        other.Do(PutAccountPublicAccessBlockOperation.Instance, new(PublicAccessBlockConfiguration.All, "222222222222"));

        Anonymous.Reads("k").ShouldBe("hello");
    }

    [Fact]
    public void Reading_and_setting_are_permissions_of_their_own()
    {
        var (reader, setter) = (aws.User("reader", TestAws.Allow("s3:GetAccountPublicAccessBlock")), aws.User("setter", TestAws.Allow("s3:PutAccountPublicAccessBlock")));
        var buckets = aws.User("buckets", TestAws.Allow("s3:PutBucketPublicAccessBlock", "s3:GetBucketPublicAccessBlock"));

        setter.Do(PutAccountPublicAccessBlockOperation.Instance, new(PublicAccessBlockConfiguration.All, Account));
        reader.Do(GetAccountPublicAccessBlockOperation.Instance, new(Account)).PublicAccessBlockConfiguration.ShouldBe(PublicAccessBlockConfiguration.All);

        setter.Fails("AccessDenied", GetAccountPublicAccessBlockOperation.Instance, new(Account)).Message.ShouldContain("is not authorized to perform: s3:GetAccountPublicAccessBlock");
        reader.Fails("AccessDenied", PutAccountPublicAccessBlockOperation.Instance, new(new(), Account)).Message.ShouldContain("is not authorized to perform: s3:PutAccountPublicAccessBlock");
        reader.Fails("AccessDenied", DeleteAccountPublicAccessBlockOperation.Instance, new(Account)).Message.ShouldContain("is not authorized to perform: s3:PutAccountPublicAccessBlock");
        buckets.Fails("AccessDenied", PutAccountPublicAccessBlockOperation.Instance, new(new(), Account));
        setter.Do(DeleteAccountPublicAccessBlockOperation.Instance, new(Account));
    }

    /// <summary>A bucket that has ACLs, and all of whose own settings are off.</summary>
    private void MakesOpenly()
    {
        Owner.Makes(ownership: ObjectOwnership.ObjectWriter);
        Owner.Blocks(new());
    }

    [Fact]
    public void At_least_one_setting_is_given()
    {
        Owner.Fails("InvalidRequest", PutAccountPublicAccessBlockOperation.Instance, new(new(), Account)).Message.ShouldBe("Must specify at least one configuration.");
        Owner.Do(PutAccountPublicAccessBlockOperation.Instance, new(new(BlockPublicPolicy: false), Account));
    }

    private void Sets(PublicAccessBlockConfiguration settings) => Owner.Do(PutAccountPublicAccessBlockOperation.Instance, new(settings.Shown, Account));
}
