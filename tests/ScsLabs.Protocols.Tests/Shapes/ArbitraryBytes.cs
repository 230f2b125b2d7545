using System.Text;
using CsCheck;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>Readers meet any bytes with a value or a <see cref="WireFormatException"/>, never with another exception.</summary>
public sealed class ArbitraryBytes
{
    private static readonly Protocol[] Protocols =
    [
        new AwsJsonProtocol("AmazonSSM"),
        new AwsQueryProtocol("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
        new Ec2QueryProtocol("2016-11-15"),
    ];

    private static readonly string[] Pieces =
    [
        "text", "flag", "small", "real", "blob", "when", "whenEpoch", "whenHttp", "list", "flatList", "map", "flatMap", "inner", "inners",
        "Text", "List", "Inner", "member", "item", "entry", "key", "value", "Error", "Code", "Errors", "__type", "message", "Action", "Version",
        ".", "1", "2", "=", "&", "%", "+", "%FF", "%2E", "{", "}", "[", "]", ":", ",", "\"", "null", "true", "1e9", "\\ud800", "\\u0000",
        "<", ">", "/", "</", "/>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#xD800;",
        "<XResponse><XResult>", "</XResult></XResponse>", "<Response><Errors><Error>", "\uFEFF", "\0", "NaN",
    ];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte.Array[0, 40],
        Gen.OneOf(Pieces).Array[0, 20].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
        Gen.Select(Gen.OneOf(Pieces).Array[0, 15], Gen.Byte.Array[0, 3]).Select((parts, bytes) => (byte[])[.. Encoding.UTF8.GetBytes(string.Concat(parts)), .. bytes, .. "\"}"u8]));

    [Fact]
    public void Requests() => Bytes.Sample(
        bytes =>
        {
            var call = new HttpCall("POST", "/", Encoding.Latin1.GetString(bytes.AsSpan(0, bytes.Length / 4)), Calls.Lines(("Content-Type", "application/x-www-form-urlencoded")), bytes);
            foreach (var protocol in Protocols)
            {
                Tolerate(() => ReadAll(protocol.ReadRequest(call, "Operation")));
                Tolerate(() => RequestedOperation.Of(call, null));
            }
        },
        iter: 2_000);

    [Fact]
    public void Results_and_errors() => Bytes.Sample(
        bytes =>
        {
            foreach (var protocol in Protocols)
            {
                Tolerate(() => ReadAll(protocol.ReadResult("X", new(200, [], bytes))));
                Tolerate(() => protocol.ReadError(500, bytes));
            }
        },
        iter: 2_000);

    [Fact]
    public void One_altered_byte_of_a_good_message() => Gen.Select(Sample.Any(Gen.String), Gen.Int[0, 10_000], Gen.Byte).Sample(
        (sample, at, with) =>
        {
            foreach (var protocol in Protocols)
            {
                var sent = protocol.WriteRequest("X", sample.Write);
                Tolerate(() => ReadAll(protocol.ReadRequest(new HttpCall("POST", "/", "", new HeaderLines(sent.Headers), Altered(sent.Body)), "Operation")));
                Tolerate(() => ReadAll(protocol.ReadResult("X", new(200, [], Altered(protocol.WriteResult("X", "r", sample.Write).Body)))));
            }

            byte[] Altered(ReadOnlyMemory<byte> body)
            {
                var bytes = body.ToArray();
                bytes[at % bytes.Length] = with;
                return bytes;
            }
        },
        iter: 500);

    private static void ReadAll(IShapeReader reader)
    {
        // each member on its own, so that one refusal doesn't hide the others
        Tolerate(() => Sample.Read(reader));
        Tolerate(() => reader.Except(Sample.Members).Count());
        foreach (var member in Sample.Members)
        {
            Tolerate(() => reader.Member(member)?.AsString());
            Tolerate(() => reader.Member(member)?.AsBoolean());
            Tolerate(() => reader.Member(member)?.AsInt32());
            Tolerate(() => reader.Member(member)?.AsInt64());
            Tolerate(() => reader.Member(member)?.AsDouble());
            Tolerate(() => reader.Member(member)?.AsBlob());
            Tolerate(() => reader.Member(member)?.AsTimestamp(member));
            Tolerate(() => reader.Member(member)?.Items(member).Count());
            Tolerate(() => reader.Member(member)?.Entries(member).Count());
        }
    }

    private static void Tolerate(Func<object?> read) => Tolerate(() => { _ = read(); });

    private static void Tolerate(Action read)
    {
        try
        {
            read();
        }
        catch (WireFormatException)
        {
            // the one way to say no
        }
    }
}
