using System.Net.Sockets;
using System.Text;
using Amazon.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Uploads whose body waits for <c>100 Continue</c>, as most SDKs send them.</summary>
public sealed class ExpectContinueTests : EmulatedBucket
{
    [Fact]
    public async Task Whoever_may_write_is_told_to_go_on_and_the_connection_stays()
    {
        await using var connection = await SendHeadAsync("PUT", await UrlAsync(Aws.A.Root));
        (await connection.HeadAsync())[0].ShouldBe("HTTP/1.1 100 Continue");
        await connection.SendAsync("hello");

        var answer = await connection.HeadAsync();

        answer[0].ShouldBe("HTTP/1.1 200 OK");
        answer.ShouldNotContain("Connection: close");
        await connection.SendAsync($"GET /_scslabs/health HTTP/1.1\r\nHost: {Emulator.Endpoint.Authority}\r\n\r\n");
        (await connection.HeadAsync())[0].ShouldBe("HTTP/1.1 200 OK");
    }

    [Fact]
    public async Task Whoever_may_not_write_need_not_send_the_body_and_what_comes_next_is_not_taken_for_it()
    {
        var nobody = await Aws.A.CreateUserAsync("nobody", Cancel);
        await using var connection = await SendHeadAsync("PUT", await UrlAsync(nobody));

        var answer = await connection.HeadAsync();

        answer[0].ShouldBe("HTTP/1.1 403 Forbidden");
        answer.ShouldContain("Connection: close");
    }

    /// <summary>The document never comes: an answer is one to the head alone.</summary>
    [Theory]
    [InlineData("POST", "delete", "HTTP/1.1 100 Continue")]
    [InlineData("PUT", "policy", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "acl", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "tagging", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "versioning", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "encryption", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "ownershipControls", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "publicAccessBlock", "HTTP/1.1 403 Forbidden")]
    public async Task Whoever_may_not_set_it_need_not_send_the_document(string method, string query, string status)
    {
        await using var connection = await SendHeadAsync(method, new(Emulator.Endpoint, $"/{Bucket}?{query}"));

        (await connection.HeadAsync())[0].ShouldBe(status);
    }

    [Theory]
    [InlineData("PUT", "k?acl", "HTTP/1.1 403 Forbidden")]
    [InlineData("POST", "k?uploadId=u", "HTTP/1.1 403 Forbidden")]
    [InlineData("PUT", "k?tagging", "HTTP/1.1 100 Continue")]
    public async Task Nor_of_an_object(string method, string target, string status)
    {
        await using var connection = await SendHeadAsync(method, new(Emulator.Endpoint, $"/{Bucket}/{target}"));

        (await connection.HeadAsync())[0].ShouldBe(status);
    }

    [Theory]
    [InlineData("POST", "/no-such-bucket-at-all?delete", "HTTP/1.1 404 Not Found")]
    [InlineData("PUT", "/no-such-bucket-at-all/k", "HTTP/1.1 404 Not Found")]
    [InlineData("GET", "/_scslabs/health", "HTTP/1.1 200 OK")]
    [InlineData("POST", "/_scslabs/nothing", "HTTP/1.1 404 Not Found")]
    public async Task No_answer_without_the_body_leaves_the_connection_open(string method, string target, string status)
    {
        await using var connection = await SendHeadAsync(method, new(Emulator.Endpoint, target));

        var answer = await connection.HeadAsync();

        answer[0].ShouldBe(status);
        answer.ShouldContain("Connection: close");
    }

    private static async Task<Uri> UrlAsync(Actor who) =>
        new(await who.S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "k", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP }));

    private static async Task<Connection> SendHeadAsync(string method, Uri url)
    {
        var connection = await Connection.OpenAsync(url);
        await connection.SendAsync($"{method} {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        return connection;
    }

    private sealed class Connection(TcpClient client) : IAsyncDisposable
    {
        private readonly StreamReader reader = new(client.GetStream());

        public static async Task<Connection> OpenAsync(Uri url)
        {
            var client = new TcpClient();
            await client.ConnectAsync(url.Host, url.Port, Cancel);
            return new(client);
        }

        public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);

        /// <summary>The status line and the headers.</summary>
        public async Task<List<string>> HeadAsync()
        {
            List<string> lines = [];
            while (await reader.ReadLineAsync(Cancel) is { Length: > 0 } line)
            {
                lines.Add(line);
            }

            return lines;
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            client.Dispose();
            return default;
        }
    }
}
