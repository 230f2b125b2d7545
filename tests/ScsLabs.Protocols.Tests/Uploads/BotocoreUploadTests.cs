using System.Text.Json;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Tests.Signing;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Bodies that botocore's client sent; see <c>make_uploads.py</c>.</summary>
public sealed class BotocoreUploadTests
{
    private static readonly JsonElement File = Load();

    public static TheoryData<string> Names => [.. File.GetProperty("uploads").EnumerateArray().Select(upload => upload.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_bodies_are_received_and_no_others(string name)
    {
        var upload = File.GetProperty("uploads").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        var wire = upload.GetProperty("wire").GetBytesFromBase64();
        var data = name == "nothing" ? [] : File.GetProperty("data").GetBytesFromBase64();

        var received = await Receive(upload, wire);
        received.Document.ToArray().ShouldBe(data);
        (await Put.Bytes(received.Body.ShouldNotBeNull())).ShouldBe(data);
        received.Headers["Content-Encoding"].ShouldBe(name == "gzipped" ? "gzip" : null);
        received.Headers["x-amz-checksum-crc32"].ShouldBe(name.Contains("SHA") ? null : Put.Base64(Model.Bodies.ChecksumAlgorithm.Crc32, data));

        for (var at = 0; at < wire.Length; at += 7)
        {
            byte[] altered = [.. wire];
            altered[at] ^= 1;
            await Should.ThrowAsync<Exception>(() => Receive(upload, altered), $"byte {at}");
        }
    }

    private static async Task<HttpCall> Receive(JsonElement upload, byte[] wire)
    {
        string Text(string name) => upload.GetProperty(name).GetString()!;
        var headers = upload.GetProperty("headers").EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!));
        var call = new HttpCall(Text("method"), Text("path"), Text("query"), new(headers), default);
        var signed = SignedRequest.Parse(call).ShouldNotBeNull();
        var verifier = new SignatureVerifier();
        verifier.Verify(signed, Text("secret"), new SigningRules("s3"), Vector.Now);
        using var stream = new MemoryStream(wire);
        return await BodyReceiver.ReceiveAsync(call, signed, verifier.SigningKey(signed, Text("secret")), stream, 1 << 20, TestContext.Current.CancellationToken);
    }

    private static JsonElement Load()
    {
        using var file = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Uploads", "botocore-uploads.json")));
        return file.RootElement.Clone();
    }
}
