using ScsLabs.Model;
using ScsLabs.Model.Bodies;
using ScsLabs.Model.Wire;
using static ScsLabs.Protocols.Tests.Calls;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>The exact bytes of REST with XML, and readers on requests that are odd or wrong.</summary>
public sealed class RestXmlWireFormatTests
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string HostId = "ci0x"; // the request's id, encoded
    private static readonly Member Policy = new("Policy") { Place = MemberPlace.Payload };
    private static readonly Member Content = new("Body") { Place = MemberPlace.Payload };
    private static readonly DateTimeOffset Time = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    private static readonly RestSample Sample = RestSample.Nothing with
    {
        Note = "a, b",
        Count = 7,
        Sure = true,
        Since = Time,
        Wanted = ["x", "y"],
        Meta = [new("team", "blue"), new("x-y", "")],
        Kind = "a \"b\"",
        Inner = Shapes.Sample.Nothing with { Text = "<é>", When = Time, List = ["x", "y"], FlatList = ["x", "y"], NamedList = ["x"], FlatMap = [new("k", "v")] },
        Inners = [Shapes.Sample.Nothing with { Small = 1 }, Shapes.Sample.Nothing with { Flag = false }],
    };

    private static readonly KeyValuePair<string, string>[] Headers =
    [
        new("x-amz-note", "a, b"), new("x-amz-count", "7"), new("x-amz-sure", "true"), new("If-Modified-Since", "Sat, 14 Mar 2026 15:09:26 GMT"), new("x-amz-wanted", "x,y"),
        new("x-amz-meta-team", "blue"), new("x-amz-meta-x-y", ""),
    ];

    private const string Document = Declaration + "<Thing xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"a &quot;b&quot;\">"
        + "<Inner><text>&lt;é&gt;</text><when>2026-03-14T15:09:26Z</when><list><member>x</member><member>y</member></list><flatList>x</flatList><flatList>y</flatList>"
        + "<namedList><Name>x</Name></namedList><flatMap><key>k</key><value>v</value></flatMap></Inner><Inners><small>1</small></Inners><Inners><flag>false</flag></Inners></Thing>";

    [Fact]
    public void A_request()
    {
        var sent = RestThings.Protocol.WriteRequest("PutThing", (Sample with { Bucket = "b", Key = "a b/é+%~", Id = "1/2", Prefix = "a&b=c +", Limit = 3, Until = Time }).Write);
        sent.Method.ShouldBe("PUT");
        sent.Target.ShouldBe("/b/a%20b/%C3%A9%2B%25~?thing&thingId=1%2F2&prefix=a%26b%3Dc%20%2B&max-things=3&until=2026-03-14T15%3A09%3A26Z");
        sent.Headers.ShouldBe([.. Headers, new("Content-Type", "application/xml")]);
        sent.Document.Text().ShouldBe(Document);
    }

    [Fact]
    public void A_label_that_takes_one_part_keeps_no_slash() =>
        RestThings.Protocol.WriteRequest("PutThing", (RestSample.Nothing with { Bucket = "b/c", Key = "k/" }).Write).Target.ShouldBe("/b%2Fc/k/?thing&thingId");

    [Fact]
    public void An_answer_that_is_a_payload()
    {
        var answer = RestThings.Protocol.WriteResult("GetThing", "r-1", Sample.Write);
        answer.Status.ShouldBe(200);
        answer.Headers.ShouldBe([new("x-amz-request-id", "r-1"), new("x-amz-id-2", "ci0x"), .. Headers, new("Content-Type", "application/xml")]);
        answer.Document.Text().ShouldBe(Document);
    }

    [Fact]
    public void An_answer_with_a_root_of_its_own_and_one_that_is_its_only_member()
    {
        RestThings.Protocol.WriteResult("PutThing", "r-1", (Shapes.Sample.Nothing with { Text = "a" }).Write).Document.Text()
            .ShouldBe(Declaration + "<PutThingResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><text>a</text></PutThingResult>");
        RestThings.Protocol.WriteResult("GetPlace", "r-1", (Shapes.Sample.Nothing with { Text = "eu-west-1" }).Write).Document.Text()
            .ShouldBe(Declaration + "<text xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-west-1</text>");
    }

    [Fact]
    public void An_answer_with_nothing_to_tell_has_its_status_and_ids()
    {
        var answer = RestThings.Protocol.WriteResult("PutPolicy", "r-1", null);
        (answer.Status, answer.Document.Length, answer.Body).ShouldBe((204, 0, null));
        answer.Headers.ShouldBe([new("x-amz-request-id", "r-1"), new("x-amz-id-2", HostId)]);
    }

    [Fact]
    public void An_answer_that_is_a_part_says_so()
    {
        var range = new Member("ContentRange") { Place = MemberPlace.Header, Location = "Content-Range" };
        var part = Write(range);
        part.Status.ShouldBe(206);
        part.Headers.ShouldContain(new KeyValuePair<string, string>("Content-Range", "bytes 0-0/2"));
        part.Body!.Memory!.Value.Text().ShouldBe("a");
        part.Document.Length.ShouldBe(0);
        Write(null).Status.ShouldBe(200);

        static HttpAnswer Write(Member? range) => RestThings.Protocol.WriteResult("GetPolicy", "r-1", writer =>
        {
            writer.StartStructure();
            if (range is not null)
            {
                writer.Member(range);
                writer.String("bytes 0-0/2");
            }

            writer.Member(Content);
            writer.Body(Body.Of("a"u8.ToArray()));
            writer.EndStructure();
        });
    }

    [Fact]
    public void An_error_tells_its_details_and_ids()
    {
        var answer = RestThings.Protocol.WriteError(new("NoSuchKey", 404, "The specified <key> does not exist.") { Details = [new("Key", "a&b")], Headers = [new("x-amz-delete-marker", "true")] }, "r-1");
        answer.Status.ShouldBe(404);
        answer.Headers.ShouldBe([new("x-amz-request-id", "r-1"), new("x-amz-id-2", HostId), new("Content-Type", "application/xml"), new("x-amz-delete-marker", "true")]);
        answer.Document.Text().ShouldBe(Declaration + "<Error><Code>NoSuchKey</Code><Message>The specified &lt;key&gt; does not exist.</Message><Key>a&amp;b</Key><RequestId>r-1</RequestId><HostId>ci0x</HostId></Error>");

        var read = RestThings.Protocol.ReadError(answer);
        (read.Code, read.Status, read.Message).ShouldBe(("NoSuchKey", 404, "The specified <key> does not exist."));
        read.Details.ShouldContain(new KeyValuePair<string, string>("Key", "a&b"));
    }

    [Fact]
    public void What_was_not_modified_has_headers_and_no_document()
    {
        var answer = RestThings.Protocol.WriteError(new("NotModified", 304, "Not Modified") { Headers = [new("ETag", "\"e\"")] }, "r-1");
        (answer.Status, answer.Document.Length).ShouldBe((304, 0));
        answer.Headers.ShouldBe([new("x-amz-request-id", "r-1"), new("x-amz-id-2", HostId), new("ETag", "\"e\"")]);
    }

    [Fact]
    public void What_means_something_and_is_not_the_operations_is_found_and_all_else_is_ignored()
    {
        Unknown("x-other=1&x-amz-tagging=a&X-Amz-Checksum-Mode=m&X-Amz-Content-Sha256=h").ShouldBeEmpty();
        Unknown("thing&thingId=1&prefix=p", ("X-AMZ-NOTE", "n"), ("x-amz-meta-a", "b"), ("if-modified-since", "x")).ShouldBeEmpty();
        Unknown("x-id=PutThing&X-Amz-Signature=s", ("x-amz-date", "d"), ("X-Amz-Content-Sha256", "h"), ("x-amz-security-token", "t"), ("x-amz-checksum-crc32", "c"), ("Accept", "*/*"), ("amz-sdk-request", "r"), ("Cache-Control", "c")).ShouldBeEmpty();

        Unknown("other=1&other=2&Prefix=p&thing&policy").ShouldBe(["other", "policy"]);
        Unknown("x-amz-other=1&X-Amz-Note=n&x-amz-meta-a=b&x-amz-more=1").ShouldBe(["x-amz-other", "X-Amz-Note", "x-amz-meta-a"]);
        Unknown("", ("X-Amz-Other", "o"), ("x-amz-other", "o"), ("x-amz-checksum-mode", "m"), ("If-Match", "e"), ("Range", "r"), ("x-amz-metadata", "m")).ShouldBe(["x-amz-other", "if-match"]);

        static IEnumerable<string> Unknown(string query, params (string, string)[] headers) =>
            RestThings.Protocol.ReadRequest(Call("PUT", "/b/k", query, headers: headers), "PutThing").Except(RestSample.Members);
    }

    [Fact]
    public void What_a_document_has_and_the_operation_does_not_know_is_found() =>
        Read("<Thing><Inner/><Other/><Other/><Inners/></Thing>").Member(RestSample.Payload)!.Except(RestSample.MembersOfThing).ShouldBe(["Other"]);

    [Fact]
    public void A_documents_root_is_the_payloads_with_any_namespace()
    {
        RestSample.Read(Read("<Thing><Inner><text>a</text></Inner></Thing>")).Inner!.Text.ShouldBe("a");
        RestSample.Read(Read("<x:Thing xmlns:x=\"http://example.com/\"><x:Inner><x:text>a</x:text></x:Inner></x:Thing>")).Inner!.Text.ShouldBe("a");
        RestSample.Read(Read("")).Inner.ShouldBeNull();
        Refused("<Other><Inner><text>a</text></Inner></Other>").ShouldBe("MalformedXML");
        Refused("<thing/>").ShouldBe("MalformedXML");
        Refused("<Thing>").ShouldBe("MalformedXML");
        Refused("<!DOCTYPE Thing><Thing/>").ShouldBe("MalformedXML");
        Refused("<Thing><Inner><small>x</small></Inner></Thing>").ShouldBe("MalformedXML");

        static string Refused(string body) => RestThings.Protocol.BadRequest(Should.Throw<WireFormatException>(() => RestSample.Read(Read(body)))).Code;
    }

    [Theory]
    [InlineData("max-things=x", "x-amz-count", "1", "'x' can not be converted to an Integer")]
    [InlineData("max-things=2147483648", "x-amz-count", "1", "'2147483648' can not be converted to an Integer")]
    [InlineData("max-things=1", "x-amz-count", "1.5", "'1.5' can not be converted to a Long")]
    [InlineData("max-things=1", "x-amz-sure", "yes", "'yes' can not be converted to a Boolean")]
    public void A_value_of_the_wrong_kind_outside_of_a_document_is_an_invalid_argument(string query, string header, string value, string message)
    {
        var problem = Should.Throw<WireFormatException>(() => RestSample.Read(RestThings.Protocol.ReadRequest(Call("PUT", "/b/k", query, headers: (header, value)), "PutThing")));
        var error = RestThings.Protocol.BadRequest(problem);
        (error.Code, error.Status, error.Message).ShouldBe(("InvalidArgument", 400, message));
    }

    [Fact]
    public void The_first_of_a_repeated_parameter_counts_and_repeated_headers_are_joined()
    {
        var reader = RestThings.Protocol.ReadRequest(Call("PUT", "/b/k", "prefixed=c&prefix=a&prefix=b", headers: [("x-amz-wanted", "x, y"), ("X-Amz-Wanted", "z"), ("X-Amz-Meta-Team", "blue"), ("x-amz-meta-team", "red")]), "PutThing");
        var read = RestSample.Read(reader);
        read.Prefix.ShouldBe("a");
        read.Wanted.ShouldBe(["x", "y", "z"]);
        read.Meta.ShouldBe([new("team", "blue,red")]);
    }

    [Fact]
    public void An_uploads_bytes_are_the_payload_even_where_memory_holds_none()
    {
        var call = Call("PUT", "/b") with { Body = Body.Of("large"u8.ToArray()) };
        RestThings.Protocol.ReadRequest(call, "PutPolicy").Member(Content)!.AsBody().Memory!.Value.Text().ShouldBe("large");
        RestThings.Protocol.ReadRequest(call with { Body = Body.Empty }, "PutPolicy").Member(Content).ShouldBeNull();
        RestThings.Protocol.ReadRequest(Call("PUT", "/b", body: "small"), "PutPolicy").Member(Policy)!.AsBody().Memory!.Value.Text().ShouldBe("small");
    }

    private static IShapeReader Read(string body) => RestThings.Protocol.ReadRequest(Call("PUT", "/b/k", "thing&thingId=1", body), "PutThing");
}
