using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Uploads by a browser's form: who signed its policy decides, as far as the policy goes.</summary>
/// <remarks>Source: S3 API Reference, RESTObjectPOST, sigv4-HTTPPOSTConstructPolicy.</remarks>
public sealed class BrowserFormTests : EmulatedBucket
{
    private Actor signer = null!;

    private async Task<Actor> SignerAsync() => signer ??= await Aws.A.CreateUserAsync("signer", TestAws.Allow("s3:PutObject", "s3:PutObjectTagging"), Cancel);

    [Fact]
    public async Task A_form_uploads_its_file_with_its_fields()
    {
        var form = await SignedAsync(["[\"starts-with\", \"$key\", \"in/\"]", "{\"Content-Type\": \"text/plain\"}", "[\"starts-with\", \"$x-amz-meta-colour\", \"\"]", "[\"content-length-range\", 1, 100]", "[\"starts-with\", \"$tagging\", \"\"]"]);
        form.Add(("key", "in/${filename}"));
        form.Add(("Content-Type", "text/plain"));
        form.Add(("X-Amz-Meta-Colour", "blue"));
        form.Add(("tagging", "<Tagging><TagSet><Tag><Key>a b</Key><Value>c=d</Value></Tag></TagSet></Tagging>"));
        form.Add(("x-ignore-me", "please"));

        using var answer = await PostAsync(form);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync(Cancel));
        answer.Headers.ETag!.Tag.ShouldBe("\"5d41402abc4b2a76b9719d911017c592\"");
        answer.Headers.Location!.AbsolutePath.ShouldBe($"/{Bucket}/in/a%20file.txt");

        using var made = await S3.GetObjectAsync(Bucket, "in/a file.txt", Cancel);
        (made.Headers.ContentType, made.Metadata["colour"]).ShouldBe(("text/plain", "blue"));
        using var reader = new StreamReader(made.ResponseStream);
        (await reader.ReadToEndAsync(Cancel)).ShouldBe("hello");
        (await S3.GetObjectTaggingAsync(new() { BucketName = Bucket, Key = "in/a file.txt" }, Cancel)).Tagging.ShouldHaveSingleItem().Value.ShouldBe("c=d");
    }

    [Theory]
    [InlineData("success_action_status", "200", HttpStatusCode.OK)]
    [InlineData("success_action_status", "201", HttpStatusCode.Created)]
    [InlineData("success_action_status", "500", HttpStatusCode.NoContent)]
    [InlineData("success_action_redirect", "https://app.example/done?x=y", HttpStatusCode.RedirectMethod)]
    [InlineData("success_action_redirect", "not an address", HttpStatusCode.NoContent)]
    public async Task A_form_says_how_it_wants_to_be_answered(string field, string value, HttpStatusCode status)
    {
        var form = await SignedAsync(["{\"key\": \"k\"}", $"{{\"{field}\": \"{value}\"}}"]);
        form.Add(("key", "k"));
        form.Add((field, value));

        using var answer = await PostAsync(form);
        answer.StatusCode.ShouldBe(status);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        if (status == HttpStatusCode.Created)
        {
            text.ShouldContain($"<PostResponse><Location>{Emulator.Endpoint}{Bucket}/k</Location><Bucket>{Bucket}</Bucket><Key>k</Key><ETag>\"5d41402abc4b2a76b9719d911017c592\"</ETag></PostResponse>");
        }
        else
        {
            text.ShouldBeEmpty();
        }

        if (status == HttpStatusCode.RedirectMethod)
        {
            answer.Headers.Location!.AbsoluteUri.ShouldBe($"https://app.example/done?x=y&bucket={Bucket}&key=k&etag=%225d41402abc4b2a76b9719d911017c592%22");
        }
    }

    [Theory]
    [InlineData("{\"key\": \"k\"}", "", "", "")]
    [InlineData("{\"key\": \"other\"}", "", "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\", \"other\"]")]
    [InlineData("[\"starts-with\", \"$key\", \"in/\"]", "", "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"starts-with\", \"$key\", \"in/\"]")]
    [InlineData("{\"key\": \"k\"},{\"bucket\": \"another-bucket\"}", "", "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$bucket\", \"another-bucket\"]")]
    [InlineData("{\"key\": \"k\"},{\"acl\": \"private\"}", "", "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$acl\", \"private\"]")]
    [InlineData("{\"key\": \"k\"}", "x-amz-meta-a", "AccessDenied", "Invalid according to Policy: Extra input fields: x-amz-meta-a")]
    [InlineData("{\"key\": \"k\"}", "success_action_status", "AccessDenied", "Invalid according to Policy: Extra input fields: success_action_status")]
    [InlineData("{\"key\": \"k\"},[\"content-length-range\", 6, 10]", "", "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")]
    [InlineData("{\"key\": \"k\"},[\"content-length-range\", 0, 4]", "", "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")]
    [InlineData("{\"key\": \"k\"},[\"content-length-range\", \"5\", \"5\"]", "", "", "")]
    [InlineData("{\"key\": 1}", "", "InvalidPolicyDocument", "Invalid Policy: Invalid Condition: a value must be a string.")]
    [InlineData("[\"eq\", \"$key\"]", "", "InvalidPolicyDocument", "Invalid Policy: Invalid Condition: must be an object, or an array of three.")]
    [InlineData("[\"ends-with\", \"$key\", \"k\"]", "", "InvalidPolicyDocument", "Invalid Policy: Invalid Condition: unknown operation 'ends-with'.")]
    [InlineData("{", "", "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.")]
    public async Task A_policy_holds_for_every_field(string conditions, string extra, string code, string text)
    {
        var form = await SignedAsync([conditions]);
        form.Add(("key", "k"));
        if (extra.Length > 0)
        {
            form.Add((extra, "x"));
        }

        await ShouldBeAsync(form, code, text);
    }

    [Fact]
    public async Task A_policy_names_its_bucket()
    {
        var form = await SignedAsync(["{\"key\": \"k\"}"], namesBucket: false);
        form.Add(("key", "k"));

        await ShouldBeAsync(form, "AccessDenied", "Invalid according to Policy: Extra input fields: bucket");
    }

    [Theory]
    [InlineData("image/png", "")]
    [InlineData("image/png, image/jpeg", "")]
    [InlineData("image/png,text/html", "AccessDenied")]
    public async Task Each_of_several_content_types_is_what_the_policy_wants(string type, string code)
    {
        var form = await SignedAsync(["{\"key\": \"k\"}", "[\"starts-with\", \"$content-type\", \"image/\"]"]);
        form.AddRange([("key", "k"), ("Content-Type", type)]);

        await ShouldBeAsync(form, code, null);
    }

    [Fact]
    public async Task A_bucket_in_the_hosts_name_takes_forms_too()
    {
        var form = await SignedAsync(["{\"key\": \"k\"}"]);
        form.Add(("key", "k"));
        using var content = Content(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, Emulator.Endpoint) { Content = content };
        request.Headers.Host = $"{Bucket}.localhost:{Emulator.Endpoint.Port}";
        using var answer = await RawRequests.Http.SendAsync(request, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync(Cancel));
        (await S3.GetObjectMetadataAsync(Bucket, "k", Cancel)).ContentLength.ShouldBe(5);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", "AccessDenied", "Invalid according to Policy: Policy expired.")]
    [InlineData("2020-01-01T00:00:00.000Z", "AccessDenied", "Invalid according to Policy: Policy expired.")]
    [InlineData("tomorrow", "InvalidPolicyDocument", "Invalid Policy: Invalid 'expiration' value: 'tomorrow'")]
    public async Task A_policy_has_an_end(string expiration, string code, string text)
    {
        var form = await SignedAsync(["{\"key\": \"k\"}"], expiration);
        form.Add(("key", "k"));

        await ShouldBeAsync(form, code, text);
    }

    [Fact]
    public async Task A_signature_that_is_not_the_policys_is_refused()
    {
        await RefusedAsync("x-amz-signature", new string('0', 64), "SignatureDoesNotMatch");
        await RefusedAsync("policy", Convert.ToBase64String("{\"expiration\":\"2100-01-01T00:00:00Z\",\"conditions\":[]}"u8), "SignatureDoesNotMatch");
        await RefusedAsync("policy", "not base64!", "InvalidPolicyDocument");
        await RefusedAsync("x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/s3/aws4_request", "InvalidAccessKeyId", "20260101T000000Z");
        await RefusedAsync("x-amz-algorithm", null, "InvalidArgument");
        await RefusedAsync("policy", null, "InvalidArgument");
        await RefusedAsync("x-amz-signature", null, "InvalidArgument");
        await RefusedAsync("key", null, "InvalidArgument");

        async Task RefusedAsync(string field, string? value, string code, string? date = null)
        {
            var form = await SignedAsync(["{\"key\": \"k\"}"]);
            form.Add(("key", "k"));
            form.RemoveAll(one => one.Name == field || (date is not null && one.Name == "x-amz-date"));
            if (value is not null)
            {
                form.Add((field, value));
            }

            if (date is not null)
            {
                form.Add(("x-amz-date", date));
            }

            await ShouldBeAsync(form, code, null);
        }
    }

    [Fact]
    public async Task The_signers_permission_counts_and_the_buckets_policy()
    {
        signer = await Aws.A.CreateUserAsync("signs-in-vain", TestAws.Allow("s3:GetObject"), Cancel);
        await ShouldBeAsync([.. await SignedAsync(["{\"key\": \"k\"}"]), ("key", "k")], "AccessDenied", null);

        signer = null!;
        await S3.PutBucketPolicyAsync(Bucket, Objects.PolicyOf(Objects.Statement("Deny", "\"*\"", "s3:PutObject", $"{Bucket}/*", """{"StringEquals":{"s3:authType":"POST"}}""")), Cancel);
        await ShouldBeAsync([.. await SignedAsync(["{\"key\": \"k\"}"]), ("key", "k")], "AccessDenied", null);
        await (await SignerAsync()).S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "by header" }, Cancel);
    }

    [Fact]
    public async Task An_unsigned_form_is_anonymous()
    {
        await ShouldBeAsync([("key", "k")], "AccessDenied", null);

        await S3.DeletePublicAccessBlockAsync(new() { BucketName = Bucket }, Cancel);
        await S3.PutBucketPolicyAsync(Bucket, Objects.PolicyOf(Objects.Statement("Allow", "\"*\"", "s3:PutObject", $"{Bucket}/*")), Cancel);
        await ShouldBeAsync([("key", "k")], "", null);
    }

    [Theory]
    [InlineData("Content-Type", "text/plain\r\nSet-Cookie: a=b")]
    [InlineData("x-amz-meta-a", "b\nc")]
    [InlineData("x-amz-meta-a b", "c")]
    [InlineData("x-amz-meta-a:b", "c")]
    public async Task A_field_that_can_be_no_header_is_refused(string field, string value)
    {
        var form = await SignedAsync(["{\"key\": \"k\"}", $"[\"starts-with\", \"${field}\", \"\"]"]);
        form.AddRange([("key", "k"), (field, value)]);

        await ShouldBeAsync(form, "InvalidArgument", null);
    }

    [Theory]
    [InlineData("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("x-amz-trailer", "x-amz-checksum-crc32")]
    public async Task A_field_that_says_how_a_body_is_sent_says_nothing_of_the_file(string field, string value)
    {
        var form = await SignedAsync(["{\"key\": \"k\"}", $"{{\"{field}\": \"{value}\"}}"]);
        form.AddRange([("key", "k"), (field, value)]);

        await ShouldBeAsync(form, "", null);
    }

    [Fact]
    public async Task A_file_s_name_fills_no_key_beyond_its_bound()
    {
        await ShouldBeAsync([.. await SignedAsync(["[\"starts-with\", \"$key\", \"\"]"]), ("key", string.Concat(Enumerable.Repeat("${filename}", 1_500)))], "KeyTooLongError", null);
        await ShouldBeAsync([.. await SignedAsync(["[\"starts-with\", \"$key\", \"\"]"]), ("key", new string('k', 1_025))], "KeyTooLongError", null);
        await ShouldBeAsync([.. await SignedAsync(["[\"starts-with\", \"$key\", \"\"]"]), ("key", string.Concat(Enumerable.Repeat("${filename}", 90)))], "", null);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_and_bounded()
    {
        await ShouldBeAsync([.. await SignedAsync(["{\"key\": \"k\"}"]), ("key", "k"), ("x-ignore-long", new string('x', 20_001))], "MaxPostPreDataLengthExceededError", null);
        await ShouldBeAsync([.. await SignedAsync(["{\"key\": \"k\"}"]), ("key", "k"), ("KEY", "k")], "InvalidArgument", null);

        using var without = new MultipartFormDataContent { { new StringContent("k"), "key" } };
        (await CodeAsync(without)).ShouldBe("InvalidArgument");
        using var broken = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await CodeAsync(broken)).ShouldBe("MalformedPOSTRequest");
        using var cut = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nhello"u8.ToArray());
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        await S3.DeletePublicAccessBlockAsync(new() { BucketName = Bucket }, Cancel);
        await S3.PutBucketPolicyAsync(Bucket, Objects.PolicyOf(Objects.Statement("Allow", "\"*\"", "s3:PutObject", $"{Bucket}/*")), Cancel);
        (await CodeAsync(cut)).ShouldBe("MalformedPOSTRequest");
        using var boundless = new ByteArrayContent([]);
        boundless.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data");
        (await CodeAsync(boundless)).ShouldBe("MalformedPOSTRequest");
        (await S3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(0);
    }

    /// <summary>The fields of a signed form; the file comes when it is sent.</summary>
    private async Task<List<(string Name, string Value)>> SignedAsync(IEnumerable<string> conditions, string expiration = "2100-01-01T00:00:00.000Z", bool namesBucket = true)
    {
        var keys = await (await SignerAsync()).Credentials.GetCredentialsAsync();
        var now = DateTime.UtcNow;
        var (date, time) = (now.ToString("yyyyMMdd", CultureInfo.InvariantCulture), now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        List<(string Name, string Value)> fields = [("x-amz-algorithm", "AWS4-HMAC-SHA256"), ("x-amz-credential", $"{keys.AccessKey}/{date}/us-east-1/s3/aws4_request"), ("x-amz-date", time)];
        var all = fields.Append((Name: "bucket", Value: Bucket)).Take(namesBucket ? 4 : 3).Select(field => $"{{\"{field.Name}\": \"{field.Value}\"}}").Concat(conditions);
        var policy = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"expiration\": \"{expiration}\", \"conditions\": [{string.Join(',', all)}]}}"));
        var key = Encoding.UTF8.GetBytes($"AWS4{keys.SecretKey}");
        foreach (var part in new[] { date, "us-east-1", "s3", "aws4_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return [.. fields, ("policy", policy), ("x-amz-signature", Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(policy))))];
    }

    private async Task ShouldBeAsync(List<(string Name, string Value)> form, string code, string? text)
    {
        using var answer = await PostAsync(form);
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        if (code.Length == 0)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, body);
            return;
        }

        body.ShouldContain($"<Code>{code}</Code>");
        if (text is not null)
        {
            WebUtility.HtmlDecode(body).ShouldContain($"<Message>{text}</Message>");
        }

        (await S3.ListObjectsV2Async(new() { BucketName = Bucket }, Cancel)).KeyCount.ShouldBe(0);
    }

    private async Task<HttpResponseMessage> PostAsync(List<(string Name, string Value)> fields)
    {
        using var form = Content(fields);
        return await RawRequests.Http.PostAsync(Url("").TrimEnd('/'), form, Cancel);
    }

    private static MultipartFormDataContent Content(List<(string Name, string Value)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        form.Add(new ByteArrayContent("hello"u8.ToArray()), "\"file\"", "a file.txt");
        form.Add(new StringContent("after the file nothing counts"), "\"x-amz-meta-late\"");
        return form;
    }

    private async Task<string> CodeAsync(HttpContent content)
    {
        using var answer = await RawRequests.Http.PostAsync(Url("").TrimEnd('/'), content, Cancel);
        return (await answer.Content.ReadAsStringAsync(Cancel)).Split("<Code>")[^1].Split("</Code>")[0];
    }
}
