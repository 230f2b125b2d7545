using System.Net.Sockets;
using Amazon.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Uploads that don't say how long they are. Source: S3 API Reference, "Error responses", MissingContentLength.</summary>
public sealed class MissingLengthTests : EmulatedBucket
{
    [Theory]
    [InlineData("", "HTTP/1.1 411 ")]
    [InlineData("Content-Length: 0\r\n", "HTTP/1.1 200 ")]
    [InlineData("Transfer-Encoding: chunked\r\n", "HTTP/1.1 501 ")]
    public async Task An_upload_without_a_length_is_refused(string header, string status)
    {
        var url = new Uri(await S3.GetPreSignedURLAsync(new() { BucketName = Bucket, Key = "k", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP }));
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"PUT {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n{header}\r\n{(header.StartsWith('T') ? "0\r\n\r\n" : "")}"), Cancel);
        using var reader = new StreamReader(stream);

        var answer = await reader.ReadToEndAsync(Cancel);

        answer.ShouldStartWith(status);
        if (status.Contains("411", StringComparison.Ordinal))
        {
            answer.ShouldContain("<Code>MissingContentLength</Code><Message>You must provide the Content-Length HTTP header.</Message>");
        }
    }
}
