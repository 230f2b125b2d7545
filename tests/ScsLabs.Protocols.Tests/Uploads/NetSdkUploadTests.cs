using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Bodies of the SDK for .NET, which signs each chunk.</summary>
public sealed class NetSdkUploadTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private readonly byte[] data = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i >> 8))];

    [Theory]
    [InlineData(false, false, true, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")]
    [InlineData(true, false, true, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")]
    [InlineData(true, true, true, "STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    [InlineData(false, false, false, null)]
    public async Task Its_uploads_are_received(bool isSecure, bool isWithoutSignature, bool isChunked, string? form)
    {
        var received = await Send(isSecure, new() { DisablePayloadSigning = isWithoutSignature, UseChunkEncoding = isChunked }, wire => wire);

        received.Headers["x-amz-content-sha256"].ShouldBe(form ?? Convert.ToHexStringLower(SHA256.HashData(data)));
        (await Put.Bytes(received.Body.ShouldNotBeNull())).ShouldBe(data);
        received.Headers["x-amz-checksum-crc32"].ShouldBe(Put.Base64(Model.Bodies.ChecksumAlgorithm.Crc32, data));
        received.Headers["Content-Encoding"].ShouldBeNull();
    }

    [Fact]
    public async Task An_altered_byte_of_its_chunks_is_noticed()
    {
        foreach (var at in (int[])[0, 100, 1000, 200_000, 300_200])
        {
            var problem = await Should.ThrowAsync<Exception>(() => Send(false, new(), wire =>
            {
                wire[at] ^= 1;
                return wire;
            }));
            problem.ShouldNotBeOfType<InvalidOperationException>();
        }
    }

    private async Task<HttpCall> Send(bool isSecure, PutObjectRequest request, Func<byte[], byte[]> alter)
    {
        var receiver = new Receiver(alter);
        using var client = new AmazonS3Client(new BasicAWSCredentials("AKIDEXAMPLE", Secret), new AmazonS3Config
        {
            ServiceURL = $"{(isSecure ? "https" : "http")}://s3.example",
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            MaxErrorRetry = 0,
            HttpClientFactory = receiver,
        });
        request.BucketName = "bucket";
        request.Key = "key";
        request.InputStream = new MemoryStream(data);
        await client.PutObjectAsync(request, TestContext.Current.CancellationToken);
        return receiver.Received ?? throw receiver.Refusal ?? new InvalidOperationException("Nothing came.");
    }

    /// <summary>Receives what the client sends, and answers that all is well.</summary>
    private sealed class Receiver(Func<byte[], byte[]> alter) : HttpClientFactory
    {
        public HttpCall? Received { get; private set; }

        public Exception? Refusal { get; private set; }

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

        private async Task ReceiveAsync(HttpRequestMessage message, CancellationToken cancellationToken)
        {
            var wire = alter(await message.Content!.ReadAsByteArrayAsync(cancellationToken));
            var headers = message.Headers.Concat(message.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)));
            var call = new HttpCall(message.Method.Method, message.RequestUri!.AbsolutePath, message.RequestUri.Query.TrimStart('?'), new(headers), default);
            var signed = SignedRequest.Parse(call).ShouldNotBeNull();
            var verifier = new SignatureVerifier();
            verifier.Verify(signed, Secret, new SigningRules("s3"), TimeProvider.System.GetUtcNow());
            using var stream = new SlicedStream(wire, 5_000, 1, 70_000);
            Received = await BodyReceiver.ReceiveAsync(call, signed, verifier.SigningKey(signed, Secret), stream, 1 << 20, cancellationToken);
        }

        private sealed class Handler(Receiver receiver) : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                try
                {
                    await receiver.ReceiveAsync(request, cancellationToken);
                }
                catch (Exception refusal)
                {
                    receiver.Refusal = refusal;
                }

                return new() { Content = new ByteArrayContent([]) };
            }
        }
    }
}
