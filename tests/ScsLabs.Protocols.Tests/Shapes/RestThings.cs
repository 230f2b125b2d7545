using ScsLabs.Model.Calls;
using ScsLabs.Protocols.Rest;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>A REST service of things in buckets, with a binding of every kind that S3 has; with XML, and with JSON.</summary>
internal static class RestThings
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly string[] Lines =
    [
        "PutThing PUT /{Bucket}/{Key+}?thing&thingId 201 <PutThingResult> -x-amz-other -?other",
        "GetThing GET /{Bucket}/{Key+}?thing&thingId",
        "PutPolicy PUT /{Bucket}?policy 204",
        "GetPolicy GET /{Bucket}?policy",
        "GetPlace GET /{Bucket}?location <>",
        "Operation POST /",
        "PutDocument POST /{text}/document 201",
        "X POST /x <XResult>",
    ];

    public static readonly RestXmlProtocol Protocol = Of(Lines);

    public static readonly RestJsonProtocol Json = new([.. Lines.Select(line => HttpBinding.Parse(line)!)]);

    public static RestXmlProtocol Of(params string[] lines) => new(Namespace, [.. lines.Select(line => HttpBinding.Parse(line)!)], virtualHostLabel: "Bucket");

    /// <summary>The call that the host makes of what the client sends.</summary>
    public static HttpCall Call(ClientRequest sent, string host = "localhost")
    {
        var target = sent.Target.Split('?', 2);
        return new(sent.Method, target[0], target.ElementAtOrDefault(1) ?? "", new([new("Host", host), .. sent.Headers]), sent.Document);
    }
}
