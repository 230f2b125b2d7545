using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>The uploads of AWS's documentation.</summary>
/// <remarks>
/// Sources: S3 API Reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks" and "… Including Trailing Headers".
/// </remarks>
public sealed class DocumentedUploadTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Now = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Chunks =
    [
        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
    ];

    private static readonly string[] ChunksBeforeTrailer =
    [
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
    ];

    private const string Trailer =
        "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n";

    [Fact]
    public async Task The_example_of_chunks_is_received() =>
        (await Receive(WithoutTrailer(), Wire(Chunks, ""))).ShouldAllBe(value => value == 'a');

    [Fact]
    public async Task The_example_of_a_trailer_is_received() =>
        (await Receive(WithTrailer(), Wire(ChunksBeforeTrailer, Trailer))).ShouldAllBe(value => value == 'a');

    [Fact]
    public async Task Neither_is_with_any_other_signature()
    {
        for (var i = 0; i < 3; i++)
        {
            string[] chunks = [.. Chunks];
            chunks[i] = chunks[i].Replace('5', '6');
            await Refused(WithoutTrailer(), Wire(chunks, ""));
            chunks = [.. ChunksBeforeTrailer];
            chunks[i] = chunks[i].Replace('5', '6');
            await Refused(WithTrailer(), Wire(chunks, Trailer));
        }

        await Refused(WithTrailer(), Wire(ChunksBeforeTrailer, Trailer.Replace("d81f", "d81e")));
        await Refused(WithTrailer(), Wire(ChunksBeforeTrailer, Trailer.Replace("sOO8", "sOO9")));
    }

    private static async Task<byte[]> Receive(HttpCall call, byte[] wire)
    {
        var verifier = new SignatureVerifier();
        var signed = SignedRequest.Parse(call).ShouldNotBeNull();
        verifier.Verify(signed, Secret, new SigningRules("s3"), Now);
        using var stream = new MemoryStream(wire);
        var received = await BodyReceiver.ReceiveAsync(call, signed, verifier.SigningKey(signed, Secret), stream, 1 << 20, TestContext.Current.CancellationToken);
        received.Headers["Content-Encoding"].ShouldBeNull();
        received.Body.ShouldNotBeNull().Length.ShouldBe(66_560);
        return received.Document.ToArray();
    }

    private static async Task Refused(HttpCall call, byte[] wire) =>
        (await Should.ThrowAsync<SignatureException>(() => Receive(call, wire))).Fault.ShouldBe(SignatureFault.BadSignature);

    private static HttpCall WithoutTrailer() => Call(
        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
        ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
        ("Content-Length", "66824"));

    private static HttpCall WithTrailer() => Call(
        "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
        "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
        ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
        ("x-amz-trailer", "x-amz-checksum-crc32c"));

    private static HttpCall Call(string signedHeaders, string signature, params (string Name, string Value)[] headers) => Calls.Call(
        "PUT",
        "/examplebucket/chunkObject.txt",
        headers:
        [
            ("Host", "s3.amazonaws.com"),
            ("x-amz-date", "20130524T000000Z"),
            ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders={signedHeaders},Signature={signature}"),
            ("Content-Encoding", "aws-chunked"),
            ("x-amz-decoded-content-length", "66560"),
            .. headers,
        ]);

    private static byte[] Wire(string[] signatures, string trailer)
    {
        var data = new string('a', 66_560);
        return Put.Ascii(
            $"10000;chunk-signature={signatures[0]}\r\n{data[..65_536]}\r\n400;chunk-signature={signatures[1]}\r\n{data[65_536..]}\r\n"
            + $"0;chunk-signature={signatures[2]}\r\n{trailer}\r\n");
    }
}
