using System.Text;
using ScsLabs.Model;
using ScsLabs.Model.Bodies;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Rest;
using static ScsLabs.Protocols.Tests.Calls;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>The exact bytes of REST with JSON, and readers on requests that are odd or wrong.</summary>
public sealed class RestJsonWireFormatTests
{
    private static readonly Member Payload = new("Payload") { Place = MemberPlace.Payload };
    private static readonly Member Tags = new("TagKeys") { Place = MemberPlace.Query, Location = "tagKeys" };
    private static readonly Member Parameters = new("Parameters") { Place = MemberPlace.Query, Location = "" };
    private static readonly DateTimeOffset Time = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    private static readonly Sample Inner = Sample.Nothing with { Text = "<é>", Flag = true, Small = -1, Real = 0.5, Blob = "AQID", When = Time, WhenHttp = Time, List = ["x", "y"], FlatMap = [new("k", "v")] };

    private const string InnerJson = "{\"text\":\"<é>\",\"flag\":true,\"small\":-1,\"real\":0.5,\"blob\":\"AQID\",\"when\":1773500966,\"whenHttp\":\"Sat, 14 Mar 2026 15:09:26 GMT\",\"list\":[\"x\",\"y\"],\"flatMap\":{\"k\":\"v\"}}";

    private static readonly RestSample Thing = RestSample.Nothing with
    {
        Note = "a, b",
        Count = 7,
        Sure = true,
        Since = Time,
        Wanted = ["x", "y"],
        Meta = [new("team", "blue")],
        Kind = "k",
        Inner = Inner,
        Inners = [Sample.Nothing with { Small = 1 }],
    };

    private static readonly KeyValuePair<string, string>[] Headers =
    [
        new("x-amz-note", "a, b"), new("x-amz-count", "7"), new("x-amz-sure", "true"), new("If-Modified-Since", "Sat, 14 Mar 2026 15:09:26 GMT"), new("x-amz-wanted", "x,y"), new("x-amz-meta-team", "blue"),
    ];

    private static readonly KeyValuePair<string, string> IsJson = new("Content-Type", "application/json");

    private static RestJsonProtocol Protocol => RestThings.Json;

    [Fact]
    public void Members_are_in_the_path_the_query_headers_and_a_payload()
    {
        const string Document = "{\"xsi:type\":\"k\",\"Inner\":" + InnerJson + ",\"Inners\":[{\"small\":1}]}";

        var sent = Protocol.WriteRequest("PutThing", (Thing with { Bucket = "b", Key = "a b/é+%~", Id = "1/2", Prefix = "a&b=c +", Limit = 3, Until = Time }).Write);
        (sent.Method, sent.Target).ShouldBe(("PUT", "/b/a%20b/%C3%A9%2B%25~?thing&thingId=1%2F2&prefix=a%26b%3Dc%20%2B&max-things=3&until=2026-03-14T15%3A09%3A26Z"));
        sent.Headers.ShouldBe([.. Headers, IsJson]);
        sent.Document.Text().ShouldBe(Document);

        var answer = Protocol.WriteResult("GetThing", "r-1", Thing.Write);
        answer.Status.ShouldBe(200);
        answer.Headers.ShouldBe([new("x-amzn-RequestId", "r-1"), .. Headers, IsJson]);
        answer.Document.Text().ShouldBe(Document);
    }

    [Fact]
    public void Members_in_a_document_stand_there_without_the_labels()
    {
        var sent = Protocol.WriteRequest("PutDocument", (Inner with { Text = "a/b" }).Write);
        (sent.Method, sent.Target).ShouldBe(("POST", "/a%2Fb/document"));
        sent.Headers.ShouldBe([IsJson]);
        sent.Document.Text().ShouldBe(InnerJson.Replace("\"text\":\"<é>\",", "", StringComparison.Ordinal));

        var answer = Protocol.WriteResult("PutDocument", "r-1", Inner.Write);
        answer.Status.ShouldBe(201);
        answer.Headers.ShouldBe([new("x-amzn-RequestId", "r-1"), IsJson]);
        answer.Document.Text().ShouldBe(InnerJson);
    }

    [Fact]
    public void Where_nothing_belongs_in_a_document_there_is_none()
    {
        var sent = Protocol.WriteRequest("PutDocument", (Sample.Nothing with { Text = "a" }).Write);
        (sent.Headers.Count, sent.Document.Length).ShouldBe((0, 0));
        Sample.Read(Protocol.ReadRequest(RestThings.Call(sent), "PutDocument")).ShouldBe(Sample.Nothing with { Text = "a" });

        var nothing = Protocol.WriteResult("PutPolicy", "r-1", null);
        (nothing.Status, nothing.Document.Length).ShouldBe((204, 0));
        nothing.Headers.ShouldBe([new("x-amzn-RequestId", "r-1")]);
        Protocol.WriteResult("GetPolicy", "r-1", Sample.Nothing.Write).Document.Length.ShouldBe(0);
        Protocol.WriteResult("X", "r-1", Sample.Nothing.Write).Document.Text().ShouldBe("{}");
    }

    [Fact]
    public void A_blob_is_raw_as_the_payload()
    {
        byte[] bytes = [0, 0xFF, 1];
        var sent = Protocol.WriteRequest("X", Write);
        sent.Headers.ShouldBeEmpty();
        sent.Document.ToArray().ShouldBe(bytes);
        Protocol.ReadRequest(RestThings.Call(sent), "X").Member(Payload)!.AsBlob().ShouldBe(bytes);
        Protocol.ReadResult("GetPolicy", Protocol.WriteResult("GetPolicy", "r-1", Write)).Member(Payload)!.AsBlob().ShouldBe(bytes);
        Protocol.ReadRequest(Call("POST", "/x") with { Body = Body.Of(bytes) }, "X").Member(Payload)!.AsBody().Memory!.Value.ToArray().ShouldBe(bytes);

        void Write(IShapeWriter writer)
        {
            writer.StartStructure();
            writer.Member(Payload);
            writer.Blob(bytes);
            writer.EndStructure();
        }
    }

    [Fact]
    public void A_list_repeats_its_parameter_and_a_map_has_one_for_each_entry()
    {
        var sent = Protocol.WriteRequest("X", writer =>
        {
            writer.StartStructure();
            writer.Member(Tags);
            ShapeWriting.List(writer, Tags, ["a,b", "c"], static (writer, item, _) => writer.String(item));
            writer.Member(Parameters);
            ShapeWriting.Map(writer, Parameters, new Dictionary<string, string>(StringComparer.Ordinal) { ["x y"] = "1", ["z"] = "" }, static (writer, value, _) => writer.String(value));
            writer.EndStructure();
        });
        sent.Target.ShouldBe("/x?tagKeys=a%2Cb&tagKeys=c&x%20y=1&z=");

        var reader = Protocol.ReadRequest(RestThings.Call(sent), "X");
        reader.Member(Tags)!.Items(Tags).Select(item => item.AsString()).ShouldBe(["a,b", "c"]);
        reader.Member(Parameters)!.Entries(Parameters).Select(entry => $"{entry.Key}={string.Join('+', entry.Value.Items(Parameters).Select(item => item.AsString()))}").ShouldBe(["tagKeys=a,b+c", "x y=1", "z="]);
        reader.Except([Tags, Parameters]).ShouldBeEmpty();
        reader.Except([Tags]).ShouldBeEmpty();
        Protocol.ReadRequest(Call("POST", "/x"), "X").Member(Tags).ShouldBeNull();
    }

    [Fact]
    public void An_error_has_its_code_in_a_header_and_its_details_in_the_document()
    {
        var answer = Protocol.WriteError(new("ResourceConflictException", 409, "It <exists>.") { Details = [new("Type", "User")], Headers = [new("Retry-After", "1")] }, "r-1");
        answer.Status.ShouldBe(409);
        answer.Headers.ShouldBe([IsJson, new("x-amzn-RequestId", "r-1"), new("x-amzn-ErrorType", "ResourceConflictException"), new("Retry-After", "1")]);
        answer.Document.Text().ShouldBe("{\"message\":\"It <exists>.\",\"Type\":\"User\"}");

        Protocol.WriteError(new("NotFound", 404, "none") { Details = [new("Type", "User"), new("Message", "none")] }, "r-1").Document.Text().ShouldBe("{\"Type\":\"User\",\"Message\":\"none\"}");
        Protocol.WriteError(Protocol.UnknownOperation(null, null), "r-1").Document.Text().ShouldBe("{}");
    }

    [Theory]
    [InlineData("Conflict", "{\"__type\":\"Other\",\"message\":\"m\"}")]
    [InlineData("com.amazonaws.lambda#Conflict", "{\"message\":\"m\"}")]
    [InlineData("Conflict:http://internal.amazon.com/coral/com.amazon.coral.service/", "{\"Message\":\"m\"}")]
    [InlineData(null, "{\"__type\":\"aws#Conflict\",\"message\":\"m\"}")]
    public void An_error_is_read_in_each_form_that_AWS_writes(string? type, string body)
    {
        var error = Protocol.ReadError(new(409, type is null ? [] : [new("X-Amzn-Errortype", type)], Encoding.UTF8.GetBytes(body)));
        (error.Code, error.Status, error.Message).ShouldBe(("Conflict", 409, "m"));
    }

    [Fact]
    public void What_the_operation_does_not_know_is_found_wherever_it_is()
    {
        Unknown("{\"flag\":true}").ShouldBeEmpty();
        Unknown("").ShouldBeEmpty();
        Unknown("{}", "x-other=1", ("Accept", "*/*"), ("x-amz-api-version", "2015-03-31")).ShouldBeEmpty();

        Unknown("{\"other\":1,\"flag\":true,\"Flag\":true}").ShouldBe(["other", "Flag"]);
        Unknown("{\"text\":\"b\"}").ShouldBe(["text"]); // the path has it
        Unknown("{\"other\":1}", "more=1", ("x-amz-most", "1")).ShouldBe(["other"]);
        Protocol.ReadRequest(Call("PUT", "/b/k", "thing&thingId=1", "{\"Inner\":{},\"Other\":1}"), "PutThing").Member(RestSample.Payload)!.Except(RestSample.MembersOfThing).ShouldBe(["Other"]);

        static IEnumerable<string> Unknown(string body, string query = "", params (string, string)[] headers) =>
            Protocol.ReadRequest(Call("POST", "/a/document", query, body, headers), "PutDocument").Except(Sample.Members);
    }

    [Theory]
    [InlineData("", "{\"flag\":", "Unexpected token at line 1, byte 9.")]
    [InlineData("", "[]", "Unexpected token: the body must be a JSON object.")]
    [InlineData("", "{\"flag\":\"yes\"}", "STRING_VALUE can not be converted to a Boolean")]
    [InlineData("max-things=x", "", "'x' can not be converted to an Integer")]
    public void What_cannot_be_read_is_a_serialization_exception(string query, string body, string message)
    {
        var call = Call("POST", "/a/document", query, body);
        var error = Protocol.BadRequest(Should.Throw<WireFormatException>(() => (Sample.Read(Protocol.ReadRequest(call, "PutDocument")), RestSample.Read(Protocol.ReadRequest(call, "PutDocument")))));
        (error.Code, error.Status, error.Message).ShouldBe(("SerializationException", 400, message));
    }

    [Fact]
    public void A_document_is_bounded_in_depth_and_in_values()
    {
        Should.Throw<WireFormatException>(() => Read($"{{\"a\":{new string('[', 64)}{new string(']', 64)}}}"));
        Should.Throw<WireFormatException>(() => Read($"{{\"a\":[{string.Concat(Enumerable.Repeat("0,", 100_000))}0]}}"));
        Should.NotThrow(() => Read($"{{\"a\":{new string('[', 60)}{new string(']', 60)}}}"));

        static Sample Read(string body) => Sample.Read(Protocol.ReadRequest(Call("POST", "/a/document", body: body), "PutDocument"));
    }

    [Theory]
    [InlineData("/a/document", "PutDocument")]
    [InlineData("/a/document/", "PutDocument")]
    [InlineData("/b/../a/document", "PutDocument")]
    [InlineData("/.//a/document", "PutDocument")]
    [InlineData("/%2E/document", "PutDocument")]
    [InlineData("/./document", null)]
    [InlineData("/a/document/..", null)]
    public void The_path_is_the_one_that_is_signed(string path, string? operation) => (Protocol.Routes.Match(Call("POST", path))?.Name).ShouldBe(operation);

    [Fact]
    public void An_api_has_this_protocol_by_its_declaration() => ScsLabs.Protocols.Protocol.Of(new()
    {
        Name = "lambda",
        Protocol = WireProtocol.RestJson,
        Version = "2015-03-31",
        AccessDenied = static text => new("AccessDeniedException", 403, text),
        Invalid = Violation.TheFirst,
        AwsOperations = new HashSet<string>(StringComparer.Ordinal),
    }).ShouldBeOfType<RestJsonProtocol>();
}
