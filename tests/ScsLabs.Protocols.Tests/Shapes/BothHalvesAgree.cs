using System.Text;
using CsCheck;
using ScsLabs.Model;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>What a client writes the server reads, and what the server writes a client reads.</summary>
public sealed class BothHalvesAgree
{
    private static readonly Dictionary<string, Protocol> Protocols = new(StringComparer.Ordinal)
    {
        ["json"] = new AwsJsonProtocol("AmazonSSM"),
        ["query"] = new AwsQueryProtocol("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
        ["ec2"] = new Ec2QueryProtocol("2016-11-15"),
        ["rest"] = RestThings.Protocol,
    };

    // Any text of whole characters: controls, markup, line ends, noncharacters, beyond the BMP.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String.AlphaNumeric,
        Gen.String[Gen.Char["\0\u0001\t\n\r\u001f &<>\"'=+%.;/?#[]{}\\\u007f\u0085\u2028é日\uFFFE\uFFFF"], 0, 8],
        Gen.Int[0x10000, 0x10FFFF].Select(char.ConvertFromUtf32),
        Gen.String.Where(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text));

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    [InlineData("ec2")]
    public void A_request_survives_the_wire(string name)
    {
        var protocol = Protocols[name];
        Sample.Any(Texts).Sample(
            sample =>
            {
                var sent = protocol.WriteRequest("PutThing", sample.Write);
                var call = new HttpCall("POST", "/", "", new HeaderLines(sent.Headers), sent.Document);
                var reader = protocol.ReadRequest(call, "Operation");
                reader.Except(Sample.Members).ShouldBeEmpty();
                Sample.Read(reader).ShouldBe(sample);
            },
            iter: 500);
    }

    [Fact]
    public void A_REST_request_survives_the_wire_in_all_its_places() => RestSample.Requests(Texts).Sample(
        sample =>
        {
            var call = RestThings.Call(RestThings.Protocol.WriteRequest("PutThing", sample.Write));
            RestThings.Protocol.Routes.Match(call)!.Name.ShouldBe("PutThing");
            var reader = RestThings.Protocol.ReadRequest(call, "PutThing");
            reader.Except(RestSample.Members).ShouldBeEmpty();
            reader.Member(RestSample.Payload)!.Except(RestSample.MembersOfThing).ShouldBeEmpty();
            RestSample.Read(reader).ShouldBe(sample);
        },
        iter: 500);

    [Fact]
    public void A_REST_answer_survives_the_wire_in_all_its_places() => RestSample.Answers(Texts).Sample(
        sample =>
        {
            var answer = RestThings.Protocol.WriteResult("GetThing", "r-1", sample.Write);
            RestSample.Read(RestThings.Protocol.ReadResult("GetThing", answer)).ShouldBe(sample);
        },
        iter: 500);

    [Fact]
    public void A_REST_payload_may_be_text() => Texts.Where(text => text.Length > 0).Sample(
        text =>
        {
            var policy = new Member("Policy") { Place = MemberPlace.Payload };
            var call = RestThings.Call(RestThings.Protocol.WriteRequest("PutPolicy", writer => Write(writer, "b")));
            call.Document.Text().ShouldBe(text);
            RestThings.Protocol.ReadRequest(call, "PutPolicy").Member(policy)!.AsString().ShouldBe(text);
            RestThings.Protocol.ReadResult("GetPolicy", RestThings.Protocol.WriteResult("GetPolicy", "r-1", writer => Write(writer, null))).Member(policy)!.AsString().ShouldBe(text);

            void Write(IShapeWriter writer, string? bucket)
            {
                writer.StartStructure();
                if (bucket is not null)
                {
                    writer.Member(new("Bucket"));
                    writer.String(bucket);
                }

                writer.Member(policy);
                writer.String(text);
                writer.EndStructure();
            }
        },
        iter: 500);

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    [InlineData("ec2")]
    [InlineData("rest")]
    public void A_result_survives_the_wire(string name)
    {
        var protocol = Protocols[name];
        Sample.Any(Texts).Sample(
            sample =>
            {
                var answer = protocol.WriteResult("PutThing", "r-1", sample.Write);
                Sample.Read(protocol.ReadResult("PutThing", new(200, [], answer.Document))).ShouldBe(sample);
            },
            iter: 500);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    [InlineData("ec2")]
    [InlineData("rest")]
    public void An_error_survives_the_wire(string name)
    {
        var protocol = Protocols[name];
        Texts.Sample(
            text =>
            {
                var answer = protocol.WriteError(new AwsException("Some.Code", 409, text), "r-1");
                var error = protocol.ReadError(answer.Status, answer.Document);
                error.Code.ShouldBe("Some.Code");
                error.Status.ShouldBe(409);
                error.Message.ShouldBe(text);
            },
            iter: 500);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    public void An_empty_list_is_not_an_absent_one(string name)
    {
        var protocol = Protocols[name];
        var sample = Sample.Nothing with { List = [], Map = name == "json" ? [] : null };

        var sent = protocol.WriteRequest("PutThing", sample.Write);
        Sample.Read(protocol.ReadRequest(new HttpCall("POST", "/", "", new HeaderLines(sent.Headers), sent.Document), "Operation")).ShouldBe(sample);

        var answer = protocol.WriteResult("PutThing", "r-1", sample.Write);
        Sample.Read(protocol.ReadResult("PutThing", new(200, [], answer.Document))).ShouldBe(sample);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    [InlineData("ec2")]
    [InlineData("rest")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string name)
    {
        var protocol = Protocols[name];
        var answer = protocol.WriteResult("PutThing", "r-1", (Sample.Nothing with { Text = "a\uD800b" }).Write);
        Sample.Read(protocol.ReadResult("PutThing", new(200, [], answer.Document))).Text.ShouldBe("a\uFFFDb");
    }
}
