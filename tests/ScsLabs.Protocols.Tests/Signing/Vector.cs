using System.Text.Json;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Tests.Signing;

/// <summary>A request that botocore signed; see <c>make_vectors.py</c>.</summary>
internal sealed record Vector(string Name, HttpCall Call, string AccessKeyId, string Secret, string? Token, SigningRules Rules, bool IsPresigned)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<string, Vector> All = Load();

    public static Vector Named(string name) => All[name];

    public void Verify(HttpCall? call = null, string? secret = null, DateTimeOffset? now = null)
    {
        var signed = SignedRequest.Parse(call ?? Call).ShouldNotBeNull();
        var verifier = new SignatureVerifier();
        verifier.Verify(signed, secret ?? Secret, Rules, now ?? Now);
        if (Rules.Service == "s3")
        {
            // S3's body is verified as it is received.
            using var body = new MemoryStream(signed.Call.Document.ToArray());
            BodyReceiver.ReceiveAsync(signed.Call, signed, verifier.SigningKey(signed, Secret), body, 1 << 20).GetAwaiter().GetResult();
        }
    }

    private static Dictionary<string, Vector> Load()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Signing", "botocore-vectors.json")));
        return file.RootElement.GetProperty("vectors").EnumerateArray().Select(Read).ToDictionary(vector => vector.Name, StringComparer.Ordinal);
    }

    private static Vector Read(JsonElement json)
    {
        string Text(string name) => json.GetProperty(name).GetString()!;
        var headers = json.GetProperty("headers").EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!));
        var call = new HttpCall(Text("method"), Text("path"), Text("query"), new HeaderLines(headers), json.GetProperty("body").GetBytesFromBase64());
        return new(Text("name"), call, Text("accessKeyId"), Text("secret"), json.GetProperty("token").GetString(),
            new SigningRules(Text("service")), json.GetProperty("presigned").GetInt32() > 0);
    }
}
