using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ScsLabs.Emulator;
using static ScsLabs.Services.Tests.S3.RawRequests;

namespace ScsLabs.Services.Tests.S3;

/// <summary>What a bucket lets pages of other origins do, which their browsers ask for.</summary>
/// <remarks>Source: S3 User Guide, cors and ManageCorsUsing.</remarks>
public sealed class CorsTests : EmulatedBucket
{
    private const string Page = "https://app.example";

    /// <summary>Pages are kept out while anybody is root.</summary>
    protected override EmulatorOptions Options => new() { RootSecret = "a secret" };

    [Fact]
    public async Task A_configuration_is_kept_and_deleted()
    {
        (await Should.ThrowAsync<AmazonS3Exception>(() => S3.GetCORSConfigurationAsync(Bucket, Cancel))).ErrorCode.ShouldBe("NoSuchCORSConfiguration");
        await SetAsync(new CORSRule { Id = "one", AllowedHeaders = ["*"], AllowedMethods = ["PUT", "POST"], AllowedOrigins = [Page, "http://*.test"], ExposeHeaders = ["ETag"], MaxAgeSeconds = 300 });

        var rule = (await S3.GetCORSConfigurationAsync(Bucket, Cancel)).Configuration.Rules.ShouldHaveSingleItem();
        (rule.Id, rule.MaxAgeSeconds).ShouldBe(("one", 300));
        rule.AllowedOrigins.ShouldBe([Page, "http://*.test"]);
        rule.ExposeHeaders.ShouldBe(["ETag"]);

        await S3.DeleteCORSConfigurationAsync(new DeleteCORSConfigurationRequest { BucketName = Bucket }, Cancel);
        await Should.ThrowAsync<AmazonS3Exception>(() => S3.GetCORSConfigurationAsync(Bucket, Cancel));
    }

    [Theory]
    [InlineData("GET,PATCH", Page, "*", "ETag", "InvalidRequest", "Found unsupported HTTP method in CORS config. Unsupported method is PATCH")]
    [InlineData("GET", "http://*.*", "*", "ETag", "InvalidRequest", "AllowedOrigin \"http://*.*\" can not have more than one wildcard.")]
    [InlineData("GET", Page, "x-*-*", "ETag", "InvalidRequest", "AllowedHeader \"x-*-*\" can not have more than one wildcard.")]
    [InlineData("GET", Page, "*", "x-*", "InvalidRequest", "ExposeHeader \"x-*\" contains wildcard. We currently do not support wildcard for ExposeHeader.")]
    [InlineData("GET", Page, "*", "E Tag", "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")]
    [InlineData("GET", Page, "*", "E\nTag", "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")]
    [InlineData("", Page, "*", "ETag", "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")]
    [InlineData("GET", "", "*", "ETag", "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")]
    public async Task A_rule_is_whole_or_refused(string methods, string origin, string header, string exposed, string code, string text)
    {
        var error = await Should.ThrowAsync<AmazonS3Exception>(() => SetAsync(new CORSRule
        {
            AllowedMethods = methods.Length == 0 ? null : [.. methods.Split(',')],
            AllowedOrigins = origin.Length == 0 ? null : [origin],
            AllowedHeaders = [header],
            ExposeHeaders = [exposed],
        }));
        (error.ErrorCode, error.Message).ShouldBe((code, text));
    }

    [Theory]
    [InlineData(Page, "PUT", "content-type, X-Amz-Meta-Colour", true)]
    [InlineData(Page, "PUT", null, true)]
    [InlineData("http://a.b.test", "PUT", "content-type", true)]
    [InlineData("http://.test", "PUT", null, true)]
    [InlineData("http://b.test.example", "PUT", null, false)]
    [InlineData("HTTPS://APP.EXAMPLE", "PUT", null, false)]
    [InlineData(Page, "DELETE", null, false)]
    [InlineData(Page, "PUT", "authorization", false)]
    [InlineData("https://anybody.example", "GET", null, true)]
    public async Task A_preflight_is_answered_by_the_first_rule_that_allows_all(string origin, string method, string? headers, bool isAllowed)
    {
        await SetAsync(
            new() { AllowedHeaders = ["content-type", "x-amz-meta-*"], AllowedMethods = ["PUT"], AllowedOrigins = [Page, "http://*.test"], ExposeHeaders = ["ETag", "x-amz-version-id"], MaxAgeSeconds = 300 },
            new() { AllowedMethods = ["GET", "HEAD"], AllowedOrigins = ["*"] });

        using var answer = await PreflightAsync("k", origin, method, headers);
        answer.StatusCode.ShouldBe(isAllowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        if (!isAllowed)
        {
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            text.ShouldContain("<Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed. ");
            text.ShouldContain($"<Method>{method}</Method><ResourceType>OBJECT</ResourceType>");
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
        else if (method == "GET")
        {
            Header(answer, "Access-Control-Allow-Origin").ShouldBe("*");
            Header(answer, "Access-Control-Allow-Methods").ShouldBe("GET, HEAD");
            answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        }
        else
        {
            Header(answer, "Access-Control-Allow-Origin").ShouldBe(origin);
            Header(answer, "Access-Control-Allow-Methods").ShouldBe("PUT");
            Header(answer, "Access-Control-Allow-Headers").ShouldBe(headers);
            Header(answer, "Access-Control-Expose-Headers").ShouldBe("ETag, x-amz-version-id");
            Header(answer, "Access-Control-Max-Age").ShouldBe("300");
            Header(answer, "Access-Control-Allow-Credentials").ShouldBe("true");
            Header(answer, "Vary").ShouldBe("Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
        }
    }

    [Fact]
    public async Task A_preflight_without_what_it_needs_is_refused()
    {
        (await TextAsync("k", Page, "PUT")).ShouldContain("<Message>CORSResponse: CORS is not enabled for this bucket.</Message>");
        (await TextAsync("", Page, "PUT")).ShouldContain("<ResourceType>BUCKET</ResourceType>");
        (await TextAsync("k", null, "PUT")).ShouldContain("<Code>BadRequest</Code><Message>Insufficient information. Origin request header needed.</Message>");
        (await TextAsync("k", Page, "PATCH")).ShouldContain("Invalid Access-Control-Request-Method: PATCH");
        (await TextAsync("k", Page, null)).ShouldContain("<Code>BadRequest</Code>");
        (await TextAsync("k", Page, "PUT", "no-such-bucket-here")).ShouldContain("CORSResponse: Bucket not found");

        async Task<string> TextAsync(string key, string? origin, string? method, string bucket = Bucket)
        {
            using var answer = await PreflightAsync(key, origin, method, null, bucket);
            ((int)answer.StatusCode).ShouldBeInRange(400, 403);
            return await answer.Content.ReadAsStringAsync(Cancel);
        }
    }

    [Fact]
    public async Task An_answer_tells_the_browser_whether_the_page_may_read_it()
    {
        await SetAsync(new CORSRule { AllowedMethods = ["GET"], AllowedOrigins = [Page], ExposeHeaders = ["ETag"] });
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);
        var url = await S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "k", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });

        using var allowed = await GetAsync(url, Page);
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(allowed, "Access-Control-Allow-Origin").ShouldBe(Page);
        Header(allowed, "Access-Control-Expose-Headers").ShouldBe("ETag");

        using var other = await GetAsync(url, "https://other.example");
        other.StatusCode.ShouldBe(HttpStatusCode.OK); // the browser keeps it from the page
        other.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();

        using var program = await GetAsync(url, null);
        program.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();

        using var refused = await GetAsync(Url("k"), Page);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Header(refused, "Access-Control-Allow-Origin").ShouldBe(Page);
    }

    [Theory]
    [InlineData(Bucket, HttpStatusCode.OK)]
    [InlineData("sts", HttpStatusCode.MethodNotAllowed)]
    public async Task A_bucket_in_the_hosts_name_is_asked_too(string name, HttpStatusCode status)
    {
        await SetAsync(new CORSRule { AllowedMethods = ["POST"], AllowedOrigins = [Page] });
        using var request = new HttpRequestMessage(HttpMethod.Options, Emulator.Endpoint);
        request.Headers.Host = $"{name}.localhost:{Emulator.Endpoint.Port}";
        request.Headers.TryAddWithoutValidation("Origin", Page);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        using var answer = await Http.SendAsync(request, Cancel);

        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("GET", "%FF/k")]
    [InlineData("GET", "%FF%")]
    [InlineData("OPTIONS", "%FF/k")]
    public async Task A_path_that_names_no_bucket_is_answered_too(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), $"{Emulator.Endpoint}{path}");
        request.Headers.TryAddWithoutValidation("Origin", Page);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "GET");
        using var answer = await Http.SendAsync(request, Cancel);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task Setting_it_needs_the_permission()
    {
        var reader = await UserAsync("reader", "s3:GetBucketCORS");
        var writer = await UserAsync("writer", "s3:PutBucketCORS");
        var rules = new PutCORSConfigurationRequest { BucketName = Bucket, Configuration = new() { Rules = [new() { AllowedMethods = ["GET"], AllowedOrigins = ["*"] }] } };

        (await Should.ThrowAsync<AmazonS3Exception>(() => reader.PutCORSConfigurationAsync(rules, Cancel))).ErrorCode.ShouldBe("AccessDenied");
        await writer.PutCORSConfigurationAsync(rules, Cancel);
        await reader.GetCORSConfigurationAsync(Bucket, Cancel);
        (await Should.ThrowAsync<AmazonS3Exception>(() => reader.DeleteCORSConfigurationAsync(new DeleteCORSConfigurationRequest { BucketName = Bucket }, Cancel))).ErrorCode.ShouldBe("AccessDenied");
        await writer.DeleteCORSConfigurationAsync(new DeleteCORSConfigurationRequest { BucketName = Bucket }, Cancel);
    }

    private async Task<IAmazonS3> UserAsync(string name, string action) =>
        (await Aws.A.CreateUserAsync(name, TestAws.Allow(action), Cancel)).S3;

    private Task SetAsync(params List<CORSRule> rules) => S3.PutCORSConfigurationAsync(new() { BucketName = Bucket, Configuration = new() { Rules = rules } }, Cancel);

    private async Task<HttpResponseMessage> PreflightAsync(string key, string? origin, string? method, string? headers, string bucket = Bucket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{Emulator.Endpoint}{bucket}/{key}");
        foreach (var (name, value) in new[] { ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", headers) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Http.SendAsync(request, Cancel);
    }

    private static async Task<HttpResponseMessage> GetAsync(string url, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return await Http.SendAsync(request, Cancel);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
