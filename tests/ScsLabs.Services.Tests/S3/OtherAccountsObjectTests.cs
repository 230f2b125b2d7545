using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Two accounts' objects in one bucket, whose ACL lets the other account write.</summary>
public sealed class OtherAccountsObjectTests
{
    private const string Public = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::shared/*"}]}""";

    private readonly TestAws aws = new();

    public OtherAccountsObjectTests()
    {
        Owner.Do(CreateBucketOperation.Instance, new("shared") { ObjectOwnership = ObjectOwnership.ObjectWriter });
        Owner.Do(DeletePublicAccessBlockOperation.Instance, new("shared"));
        Owner.Do(PutBucketAclOperation.Instance, new("shared") { GrantWrite = $"id=\"{Partner.Do(ListBucketsOperation.Instance, new()).Owner.Id}\"" });
        Write(Owner, "ours");
        Write(Partner, "theirs");
    }

    private TestCaller Owner => aws.Root;

    private TestCaller Partner => aws.RootOf("222222222222");

    [Fact]
    public void A_writer_overwrites_and_deletes_its_own_objects()
    {
        Write(Partner, "theirs");
        Partner.Do(DeleteObjectOperation.Instance, new("shared", "theirs"));
        Write(Partner, "theirs");
    }

    [Fact]
    public void And_not_those_of_the_bucket_s_owner()
    {
        Fails(() => Write(Partner, "ours"));
        Fails(() => Partner.Do(DeleteObjectOperation.Instance, new("shared", "ours")));
        Fails(() => Partner.Do(DeleteObjectOperation.Instance, new("shared", "none")));
    }

    [Fact]
    public void The_bucket_s_owner_deletes_anybody_s()
    {
        Owner.Do(DeleteObjectOperation.Instance, new("shared", "theirs"));
        Fails(() => Owner.Do(GetObjectOperation.Instance, new("shared", "theirs")), "NoSuchKey");
    }

    [Fact]
    public void A_public_policy_that_is_restricted_serves_the_bucket_s_account_alone_whosever_the_object_is()
    {
        Partner.Do(PutObjectAclOperation.Instance, new("shared", "theirs") { ACL = ObjectCannedACL.BucketOwnerFullControl });
        Owner.Do(PutBucketPolicyOperation.Instance, new("shared", Public));
        Partner.Do(GetObjectOperation.Instance, new("shared", "theirs"));

        Owner.Do(PutPublicAccessBlockOperation.Instance, new("shared", new(RestrictPublicBuckets: true)));

        Owner.Do(GetObjectOperation.Instance, new("shared", "theirs"));
        Fails(() => Partner.Do(GetObjectOperation.Instance, new("shared", "theirs")));
    }

    private static void Write(TestCaller writer, string key) => writer.Do(PutObjectOperation.Instance, new("shared", key) { Body = Body.Of("x"u8.ToArray()) });

    private static void Fails(Action call, string code = "AccessDenied") => Should.Throw<AwsException>(call).Code.ShouldBe(code);
}
