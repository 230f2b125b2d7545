using System.Text;
using CsCheck;
using ScsLabs.Model.Bodies;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;
using ScsLabs.Protocols.Rest;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>Readers meet any bytes with a value or a <see cref="WireFormatException"/>, never with another exception.</summary>
public sealed class ArbitraryBytesTests
{
    private static readonly Protocol[] Protocols =
    [
        new AwsJsonProtocol("AmazonSSM"),
        new AwsQueryProtocol("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
        new Ec2QueryProtocol("2016-11-15"),
        RestThings.Protocol,
        RestThings.Json,
    ];

    private static readonly RestProtocol[] Rest = [RestThings.Protocol, RestThings.Json];

    private static readonly string[] Pieces =
    [
        "text", "flag", "small", "real", "blob", "when", "whenEpoch", "whenHttp", "list", "flatList", "map", "flatMap", "inner", "inners",
        "Text", "List", "Inner", "member", "item", "entry", "key", "value", "Error", "Code", "Errors", "__type", "message", "Action", "Version",
        ".", "1", "2", "=", "&", "%", "+", "%FF", "%2E", "{", "}", "[", "]", ":", ",", "\"", "null", "true", "1e9", "\\ud800", "\\u0000",
        "<", ">", "/", "</", "/>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#xD800;",
        "localhost", ".localhost", ".s3.amazonaws.com", "[", "b/k", "thing", "thingId", "policy", "max-things=", "until=", "<Thing", " xsi:type=\"", "<Inner>", "<Inners>",
        "<XResponse><XResult>", "</XResult></XResponse>", "<Response><Errors><Error>", "\uFEFF", "\0", "NaN",
    ];

    private static readonly string[] HeaderNames = ["Host", "x-amz-note", "x-amz-count", "x-amz-sure", "If-Modified-Since", "x-amz-wanted", "x-amz-meta-", "x-amz-meta-a", "x-amz-other", "Range"];

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
                Tolerate(() => RequestedOperation.Of(call));
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
                Tolerate(() => protocol.ReadError(new(500, [], bytes)));
            }
        },
        iter: 2_000);

    [Fact]
    public void Paths_query_strings_headers_and_bodies_of_REST() => Gen.Select(Bytes, Bytes, Gen.Select(Gen.OneOf(HeaderNames), Bytes).Array[0, 4], Bytes, Gen.Bool).Sample(
        (path, query, headers, body, isUpload) =>
        {
            var lines = headers.Select(header => (header.Item1, Latin1(header.Item2)));
            var call = new HttpCall("PUT", "/" + Latin1(path), Latin1(query), Calls.Lines([.. lines]), body) { Body = isUpload ? Body.Of(body) : null };
            foreach (var protocol in Rest)
            {
                Tolerate(() => protocol.Routes.Match(call));
                Tolerate(() => ReadAll(protocol.ReadRequest(call, "Operation")));
                Tolerate(() => RestSample.Read(protocol.ReadRequest(call, "PutThing")));
                Tolerate(() => protocol.ReadRequest(call, "PutThing").Except(RestSample.Members).Count());
                foreach (var member in RestSample.Members)
                {
                    Tolerate(() => ReadValue(protocol.ReadRequest(call, "PutThing"), member));
                }
            }
        },
        iter: 500);

    [Fact]
    public void One_altered_byte_of_a_good_REST_message() => Gen.Select(RestSample.Requests(Gen.String), Gen.Int[0, 10_000], Gen.Byte).Sample(
        (sample, at, with) =>
        {
            foreach (var protocol in Rest)
            {
                var sent = protocol.WriteRequest("PutThing", sample.Write);
                var good = RestThings.Call(sent);
                foreach (var call in (HttpCall[])[good with { Document = Altered(sent.Document, at, with) }, RestThings.Call(sent with { Target = "/" + Latin1(Altered(Encoding.Latin1.GetBytes(sent.Target[1..]), at, with)) })])
                {
                    Tolerate(() => protocol.Routes.Match(call));
                    Tolerate(() => RestSample.Read(protocol.ReadRequest(call, "PutThing")));
                    Tolerate(() => protocol.ReadRequest(call, "PutThing").Except(RestSample.Members).Count());
                }
            }
        },
        iter: 500);

    [Fact]
    public void One_altered_byte_of_a_good_message() => Gen.Select(Sample.Any(Gen.String), Gen.Int[0, 10_000], Gen.Byte).Sample(
        (sample, at, with) =>
        {
            foreach (var protocol in Protocols)
            {
                if (protocol is not RestXmlProtocol)
                {
                    var sent = protocol.WriteRequest("X", sample.Write);
                    Tolerate(() => ReadAll(protocol.ReadRequest(new HttpCall("POST", "/", "", new HeaderLines(sent.Headers), Altered(sent.Document, at, with)), "Operation")));
                }

                Tolerate(() => ReadAll(protocol.ReadResult("X", new(200, [], Altered(protocol.WriteResult("X", "r", sample.Write).Document, at, with)))));
            }
        },
        iter: 500);

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Altered(ReadOnlyMemory<byte> body, int at, byte with)
    {
        // A structure without members may have no document.
        var bytes = body.IsEmpty ? [0] : body.ToArray();
        bytes[at % bytes.Length] = with;
        return bytes;
    }

    private static void ReadAll(IShapeReader reader)
    {
        // each member on its own, so that one refusal doesn't hide the others
        Tolerate(() => Sample.Read(reader));
        Tolerate(() => reader.Except(Sample.Members).Count());
        foreach (var member in Sample.Members)
        {
            ReadValue(reader, member);
        }
    }

    private static void ReadValue(IShapeReader reader, Member member)
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
        Tolerate(() => reader.Member(member)?.AsBody());
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
