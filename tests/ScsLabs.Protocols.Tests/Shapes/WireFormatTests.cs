using ScsLabs.Model;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>The exact bytes of the JSON and query protocols, as AWS and its clients have them.</summary>
public sealed class WireFormatTests
{
    private static readonly AwsQueryProtocol Iam = new("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/");
    private static readonly Ec2QueryProtocol Ec2 = new("2016-11-15");
    private static readonly AwsJsonProtocol Ssm = new("AmazonSSM");

    [Fact]
    public void A_JSON_service_that_had_the_query_protocol_tells_its_code_in_a_header()
    {
        var sqs = new QueryCompatibleJsonProtocol("AmazonSQS", "com.amazonaws.sqs", new Dictionary<string, string> { ["QueueDoesNotExist"] = "AWS.SimpleQueueService.NonExistentQueue" });

        var answer = sqs.WriteError(new("QueueDoesNotExist", 400, "none"), "id");

        answer.Headers.ShouldContain(new KeyValuePair<string, string>("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"));
        answer.Headers.ShouldContain(new KeyValuePair<string, string>("Content-Type", "application/x-amz-json-1.0"));
        System.Text.Encoding.UTF8.GetString(answer.Document.Span).ShouldBe("""{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"none"}""");
        sqs.ReadError(answer).Code.ShouldBe("QueueDoesNotExist");
        sqs.WriteError(new("InternalFailure", 500, ""), "id").Headers.ShouldContain(new KeyValuePair<string, string>("x-amzn-query-error", "InternalFailure;Receiver"));
    }
    private static readonly DateTimeOffset Time = new(2026, 3, 14, 15, 9, 26, 500, TimeSpan.Zero);
    private static readonly Sample Sample = Sample.Nothing with
    {
        Text = "a <b> & \"c\"\r\n",
        Flag = true,
        Small = -1,
        Real = 0.5,
        Blob = "AQID",
        When = Time,
        WhenEpoch = Time,
        WhenHttp = Time,
        List = ["x", "y"],
        FlatList = ["x", "y"],
        NamedList = ["x"],
        Map = [new("k", "v")],
        FlatMap = [new("k", "v"), new("l", "w")],
        Inner = Sample.Nothing with { Text = "é" },
        Inners = [Sample.Nothing with { Flag = false }],
    };

    [Fact]
    public void A_query_request()
    {
        var sent = Iam.WriteRequest("PutThing", Sample.Write);
        sent.Headers.ShouldBe([new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]);
        sent.Document.Text().ShouldBe(
            "Action=PutThing&Version=2010-05-08&text=a%20%3Cb%3E%20%26%20%22c%22%0D%0A&flag=true&small=-1&real=0.5&blob=AQID"
            + "&when=2026-03-14T15%3A09%3A26.5Z&whenEpoch=1773500966.5&whenHttp=Sat%2C%2014%20Mar%202026%2015%3A09%3A26%20GMT"
            + "&list.member.1=x&list.member.2=y&flatList.1=x&flatList.2=y&namedList.Name.1=x"
            + "&map.entry.1.key=k&map.entry.1.value=v&flatMap.1.key=k&flatMap.1.value=v&flatMap.2.key=l&flatMap.2.value=w"
            + "&inner.text=%C3%A9&inners.member.1.flag=false");
    }

    [Fact]
    public void An_EC2_request_has_capitals_and_flat_lists() =>
        Ec2.WriteRequest("PutThing", (Sample.Nothing with { Text = "a", List = ["x", "y"], Inner = Sample.Nothing with { Small = 1 }, FlatList = [] }).Write)
            .Document.Text().ShouldBe("Action=PutThing&Version=2016-11-15&Text=a&List.1=x&List.2=y&Inner.Small=1");

    [Fact]
    public void A_query_result()
    {
        var answer = Iam.WriteResult("PutThing", "r-1", Sample.Write);
        answer.Status.ShouldBe(200);
        answer.Headers.ShouldBe([new("Content-Type", "text/xml"), new("x-amzn-RequestId", "r-1")]);
        answer.Document.Text().ShouldBe(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PutThingResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><PutThingResult>"
            + "<text>a &lt;b&gt; &amp; &quot;c&quot;&#xD;\n</text><flag>true</flag><small>-1</small><real>0.5</real><blob>AQID</blob>"
            + "<when>2026-03-14T15:09:26.5Z</when><whenEpoch>1773500966.5</whenEpoch><whenHttp>Sat, 14 Mar 2026 15:09:26 GMT</whenHttp>"
            + "<list><member>x</member><member>y</member></list><flatList>x</flatList><flatList>y</flatList><namedList><Name>x</Name></namedList>"
            + "<map><entry><key>k</key><value>v</value></entry></map><flatMap><key>k</key><value>v</value></flatMap><flatMap><key>l</key><value>w</value></flatMap>"
            + "<inner><text>é</text></inner><inners><member><flag>false</flag></member></inners>"
            + "</PutThingResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PutThingResponse>");
    }

    [Fact]
    public void A_query_operation_without_result() =>
        Iam.WriteResult("DeleteThing", "r-1", null).Document.Text().ShouldBe(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DeleteThingResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
            + "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DeleteThingResponse>");

    [Fact]
    public void An_EC2_result_has_items_and_no_wrapper() =>
        Ec2.WriteResult("DescribeThings", "r-1", (Sample.Nothing with { List = ["x"], Inners = [Sample.Nothing with { Flag = true }] }).Write).Document.Text().ShouldBe(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeThingsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r-1</requestId>"
            + "<list><item>x</item></list><inners><item><flag>true</flag></item></inners></DescribeThingsResponse>");

    [Fact]
    public void An_EC2_operation_without_result_returns_true() =>
        Ec2.WriteResult("DeleteThing", "r-1", null).Document.Text().ShouldEndWith("<requestId>r-1</requestId><return>true</return></DeleteThingResponse>");

    [Fact]
    public void Errors()
    {
        var error = new AwsException("NoSuchEntity", 404, "The user with name <x> cannot be found.");
        Iam.WriteError(error, "r-1").Document.Text().ShouldBe(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
            + "<Code>NoSuchEntity</Code><Message>The user with name &lt;x&gt; cannot be found.</Message></Error><RequestId>r-1</RequestId></ErrorResponse>");
        Iam.WriteError(new("InternalFailure", 500, ""), "r-1").Document.Text().ShouldContain("<Type>Receiver</Type>");
        Ec2.WriteError(error, "r-1").Document.Text().ShouldBe(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>NoSuchEntity</Code>"
            + "<Message>The user with name &lt;x&gt; cannot be found.</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
        Ssm.WriteError(error, "r-1").Document.Text().ShouldBe("{\"__type\":\"NoSuchEntity\",\"message\":\"The user with name <x> cannot be found.\"}");
        Ssm.WriteError(new("InvalidCiphertextException", 400, ""), "r-1").Document.Text().ShouldBe("{\"__type\":\"InvalidCiphertextException\"}");
        Ssm.ReadError(new(400, [], "{\"__type\":\"com.amazonaws.ssm#ParameterNotFound\",\"Message\":\"m\"}"u8.ToArray())).Code.ShouldBe("ParameterNotFound");
    }

    [Fact]
    public void A_JSON_request_and_result()
    {
        const string json = "{\"text\":\"a <b> & \\\"c\\\"\\r\\n\",\"flag\":true,\"small\":-1,\"real\":0.5,\"blob\":\"AQID\",\"when\":1773500966.5,\"whenEpoch\":1773500966.5,"
            + "\"whenHttp\":\"Sat, 14 Mar 2026 15:09:26 GMT\",\"list\":[\"x\",\"y\"],\"flatList\":[\"x\",\"y\"],\"namedList\":[\"x\"],\"map\":{\"k\":\"v\"},"
            + "\"flatMap\":{\"k\":\"v\",\"l\":\"w\"},\"inner\":{\"text\":\"é\"},\"inners\":[{\"flag\":false}]}";
        var sent = Ssm.WriteRequest("PutThing", Sample.Write);
        sent.Headers.ShouldBe([new("Content-Type", "application/x-amz-json-1.1"), new("X-Amz-Target", "AmazonSSM.PutThing")]);
        sent.Document.Text().ShouldBe(json);
        var answer = Ssm.WriteResult("PutThing", "r-1", Sample.Write);
        answer.Headers.ShouldBe([new("Content-Type", "application/x-amz-json-1.1"), new("x-amzn-RequestId", "r-1")]);
        answer.Document.Text().ShouldBe(json);
        Ssm.WriteResult("PutThing", "r-1", null).Document.Length.ShouldBe(0);
    }

    [Fact]
    public void A_character_that_XML_cannot_hold_is_a_reference() =>
        Iam.WriteResult("X", "r", (Sample.Nothing with { Text = "a\u0001\uFFFFb" }).Write).Document.Text().ShouldContain("<text>a&#x1;&#xFFFF;b</text>");
}
