using System.Net;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.RawRequests;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Documents that lack what they must have, beside the least that is taken.</summary>
public sealed class S3DocumentTests : EmulatedBucket
{
    private const string Space = "<AccessControlPolicy xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";

    private static readonly string Owner = $"<Owner><ID>{CanonicalUser.IdOf(AccountId.Parse("111111111111"))}</ID></Owner>";

    [Theory]
    [InlineData("?acl")]
    [InlineData("k?acl")]
    public async Task An_ACL_names_its_owner_and_has_a_list(string target)
    {
        await S3.PutBucketOwnershipControlsAsync(new() { BucketName = Bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Amazon.S3.ObjectOwnership.ObjectWriter }] } }, Cancel);
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

        foreach (var malformed in new[]
        {
            "<AccessControlPolicy/>",
            $"{Space}<AccessControlList/></AccessControlPolicy>",
            $"{Space}{Owner}</AccessControlPolicy>",
            $"{Space}<Owner/><AccessControlList/></AccessControlPolicy>",
            $"{Space}{Owner}<AccessControlList><Grant/></AccessControlList></AccessControlPolicy>",
            $"{Space}{Owner}<AccessControlList><Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>x</ID></Grantee><Permission>Write</Permission></Grant></AccessControlList></AccessControlPolicy>",
        })
        {
            (await StatusAsync(HttpMethod.Put, Url(target), malformed)).ShouldBe((HttpStatusCode.BadRequest, "MalformedACLError"), malformed);
        }

        (await S3.GetBucketAclAsync(new() { BucketName = Bucket }, Cancel)).Grants.Count.ShouldBe(1);
        (await StatusAsync(HttpMethod.Put, Url(target), $"{Space}{Owner}<AccessControlList/></AccessControlPolicy>")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("?publicAccessBlock", "<PublicAccessBlockConfiguration/>", "InvalidRequest", "<PublicAccessBlockConfiguration><BlockPublicAcls>false</BlockPublicAcls></PublicAccessBlockConfiguration>")]
    [InlineData("?tagging", "<Tagging/>", "MalformedXML", "<Tagging><TagSet/></Tagging>")]
    [InlineData("?tagging", "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", "MalformedXML", "<Tagging><TagSet><Tag><Key>a</Key><Value/></Tag></TagSet></Tagging>")]
    [InlineData("?versioning", "<VersioningConfiguration/>", "IllegalVersioningConfigurationException", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")]
    [InlineData("?ownershipControls", "<OwnershipControls/>", "MalformedXML", "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>")]
    [InlineData("?ownershipControls", "<OwnershipControls><Rule/></OwnershipControls>", "MalformedXML", "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerPreferred</ObjectOwnership></Rule></OwnershipControls>")]
    [InlineData("?encryption", "<ServerSideEncryptionConfiguration/>", "MalformedXML", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>")]
    [InlineData("?encryption", "<ServerSideEncryptionConfiguration><Rule/></ServerSideEncryptionConfiguration>", "MalformedXML", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>")]
    public async Task A_configuration_has_what_it_must(string target, string lacking, string code, string enough)
    {
        (await StatusAsync(HttpMethod.Put, Url(target), lacking)).ShouldBe((HttpStatusCode.BadRequest, code));
        (await StatusAsync(HttpMethod.Put, Url(target), "")).ShouldBe((HttpStatusCode.BadRequest, "MissingRequestBodyError"));
        ((int)(await StatusAsync(HttpMethod.Put, Url(target), enough)).Status).ShouldBeInRange(200, 204);
    }

    [Fact]
    public async Task Deletions_name_objects_and_a_new_bucket_something()
    {
        (await StatusAsync(HttpMethod.Post, Url("?delete"), "<Delete/>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Post, Url("?delete"), "<Delete><Object/></Delete>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Post, Url("?delete"), "")).ShouldBe((HttpStatusCode.BadRequest, "MissingRequestBodyError"));
        (await StatusAsync(HttpMethod.Put, Url("?policy"), "")).ShouldBe((HttpStatusCode.BadRequest, "MissingRequestBodyError"));
        (await StatusAsync(HttpMethod.Post, Url("?delete"), "<Delete><Object><Key>k</Key></Object></Delete>")).Status.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(HttpMethod.Put, $"{Emulator.Endpoint}another-bucket", "<CreateBucketConfiguration/>")).ShouldBe((HttpStatusCode.BadRequest, "MalformedXML"));
        (await StatusAsync(HttpMethod.Put, $"{Emulator.Endpoint}another-bucket", "")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
