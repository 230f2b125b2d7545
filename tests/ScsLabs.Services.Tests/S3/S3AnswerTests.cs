using System.Net;
using Amazon.S3;
using static ScsLabs.Services.Tests.S3.RawRequests;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Statuses, headers and errors as S3 sends them.</summary>
public sealed class S3AnswerTests : EmulatedBucket
{
    [Theory]
    [InlineData("?list-type=2&max-keys=many", "Provided max-keys not an integer or within integer range", "max-keys", "many")]
    [InlineData("?list-type=2&max-keys=2147483648", "Provided max-keys not an integer or within integer range", "max-keys", "2147483648")]
    [InlineData("?list-type=2&max-keys=-1", "Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", "-1")]
    [InlineData("?list-type=2&fetch-owner=x", "'x' can not be converted to a Boolean", "fetch-owner", "x")]
    [InlineData("?list-type=2&encoding-type=x", "Invalid Encoding Method specified in Request", "encoding-type", "x")]
    public async Task A_parameter_that_is_not_of_its_type_is_named(string query, string message, string argument, string value)
    {
        var (status, text) = await AnswerAsync(HttpMethod.Get, Url(query));

        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain($"<Code>InvalidArgument</Code><Message>{message}</Message><ArgumentName>{argument}</ArgumentName><ArgumentValue>{value}</ArgumentValue>");
    }

    [Fact]
    public async Task The_head_of_a_bucket_has_the_type_of_its_list()
    {
        var url = await S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Verb = HttpVerb.HEAD, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var answer = await Http.SendAsync(request, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    [InlineData("a")]
    public async Task A_part_s_number_that_cannot_be_one_is_told_in_one_way(string number) =>
        (await AnswerAsync(HttpMethod.Put, Url($"k?uploadId=x&partNumber={number}"), "x")).Text
            .ShouldContain($"<Message>Part number must be an integer between 1 and 10000, inclusive</Message><ArgumentName>partNumber</ArgumentName><ArgumentValue>{number}</ArgumentValue>");

    [Theory]
    [InlineData("bad", "<Code>InvalidDigest</Code><Message>The Content-MD5 you specified was invalid.</Message><Content-MD5>bad</Content-MD5>")]
    [InlineData("1B2M2Y8AsgTpgAmY7PhCfg==", "<ExpectedDigest>d41d8cd98f00b204e9800998ecf8427e</ExpectedDigest><CalculatedDigest>ndTkYSaMgDT1yFZOFVxnpg==</CalculatedDigest>")]
    public async Task A_wrong_digest_is_told_with_the_right_one(string digest, string told) =>
        (await AnswerAsync(HttpMethod.Put, Url("k"), "x", ("Content-MD5", digest))).Text.ShouldContain(told);

    [Fact]
    public async Task Policies_and_tags_of_buckets_are_put_without_content()
    {
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteBucket","Resource":"arn:aws:s3:::NAME"}]}""";
        (await StatusAsync(HttpMethod.Put, Url("?policy"), Policy.Replace("NAME", Bucket, StringComparison.Ordinal))).ShouldBe((HttpStatusCode.NoContent, ""));
        (await StatusAsync(HttpMethod.Put, Url("?tagging"), "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>")).ShouldBe((HttpStatusCode.NoContent, ""));
    }

    [Fact]
    public async Task Metadata_without_a_value_is_kept()
    {
        var request = new Amazon.S3.Model.PutObjectRequest { BucketName = Bucket, Key = "k", ContentBody = "x" };
        request.Metadata.Add("empty", "");
        await S3.PutObjectAsync(request, Cancel);

        var url = await S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "k", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });
        using var answer = await Http.GetAsync(url, Cancel);
        answer.Headers.GetValues("x-amz-meta-empty").ShouldBe([""]);
    }
}
