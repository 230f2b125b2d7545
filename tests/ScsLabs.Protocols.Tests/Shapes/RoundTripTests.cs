using System.Text;
using CsCheck;
using ScsLabs.Model;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>The server reads what a client writes, and a client reads what the server writes.</summary>
public sealed class RoundTripTests
{
    private static readonly Dictionary<string, Protocol> Protocols = new(StringComparer.Ordinal)
    {
        ["json"] = new AwsJsonProtocol("AmazonSSM"),
        ["query"] = new AwsQueryProtocol("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
        ["ec2"] = new Ec2QueryProtocol("2016-11-15"),
        ["rest"] = RestThings.Protocol,
        ["rest-json"] = RestThings.Json,
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

    [Theory]
    [InlineData("rest")]
    [InlineData("rest-json")]
    public void A_REST_request_survives_the_wire_in_all_its_places(string name) => RestSample.Requests(Texts, isNormal: name == "rest-json").Sample(
        sample =>
        {
            var protocol = Protocols[name];
            var call = RestThings.Call(protocol.WriteRequest("PutThing", sample.Write));
            protocol.Routes!.Match(call)!.Name.ShouldBe("PutThing");
            var reader = protocol.ReadRequest(call, "PutThing");
            reader.Except(RestSample.Members).ShouldBeEmpty();
            reader.Member(RestSample.Payload)!.Except(RestSample.MembersOfThing).ShouldBeEmpty();
            RestSample.Read(reader).ShouldBe(sample);
        },
        iter: 500);

    [Fact]
    public void A_REST_request_survives_the_wire_with_members_in_its_document() => Gen.Select(Sample.Any(Texts), Texts.Where(text => text is not ("" or "." or ".."))).Sample(
        (others, label) =>
        {
            var sample = others with { Text = label };
            var call = RestThings.Call(RestThings.Json.WriteRequest("PutDocument", sample.Write));
            RestThings.Json.Routes.Match(call)!.Name.ShouldBe("PutDocument");
            var reader = RestThings.Json.ReadRequest(call, "PutDocument");
            reader.Except(Sample.Members).ShouldBeEmpty();
            Sample.Read(reader).ShouldBe(sample);
        },
        iter: 500);

    [Theory]
    [InlineData("rest")]
    [InlineData("rest-json")]
    public void A_REST_answer_survives_the_wire_in_all_its_places(string name) => RestSample.Answers(Texts).Sample(
        sample =>
        {
            var answer = Protocols[name].WriteResult("GetThing", "r-1", sample.Write);
            RestSample.Read(Protocols[name].ReadResult("GetThing", answer)).ShouldBe(sample);
        },
        iter: 500);

    [Theory]
    [InlineData("rest")]
    [InlineData("rest-json")]
    public void A_REST_payload_may_be_text_or_bytes(string name) => Texts.Where(text => text.Length > 0).Sample(
        text =>
        {
            var protocol = Protocols[name];
            var bytes = Encoding.UTF8.GetBytes(text);
            var policy = new Member("Policy") { Place = MemberPlace.Payload };
            foreach (var isText in (bool[])[true, false])
            {
                var call = RestThings.Call(protocol.WriteRequest("PutPolicy", writer => Write(writer, "b", isText)));
                call.Document.ToArray().ShouldBe(bytes);
                var answer = protocol.WriteResult("GetPolicy", "r-1", writer => Write(writer, null, isText));
                foreach (var reader in (IShapeReader[])[protocol.ReadRequest(call, "PutPolicy"), protocol.ReadResult("GetPolicy", answer)])
                {
                    reader.Member(policy)!.AsString().ShouldBe(text);
                    reader.Member(policy)!.AsBlob().ShouldBe(bytes);
                }
            }

            void Write(IShapeWriter writer, string? bucket, bool isText)
            {
                writer.StartStructure();
                if (bucket is not null)
                {
                    writer.Member(new("Bucket"));
                    writer.String(bucket);
                }

                writer.Member(policy);
                if (isText)
                {
                    writer.String(text);
                }
                else
                {
                    writer.Blob(bytes);
                }

                writer.EndStructure();
            }
        },
        iter: 500);

    [Theory]
    [InlineData("json")]
    [InlineData("query")]
    [InlineData("ec2")]
    [InlineData("rest")]
    [InlineData("rest-json")]
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
    [InlineData("rest-json")]
    public void An_error_survives_the_wire(string name)
    {
        var protocol = Protocols[name];
        Texts.Sample(
            text =>
            {
                var answer = protocol.WriteError(new AwsException("Some.Code", 409, text), "r-1");
                var error = protocol.ReadError(answer);
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
    [InlineData("rest-json")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string name)
    {
        var protocol = Protocols[name];
        var answer = protocol.WriteResult("PutThing", "r-1", (Sample.Nothing with { Text = "a\uD800b" }).Write);
        Sample.Read(protocol.ReadResult("PutThing", new(200, [], answer.Document))).Text.ShouldBe("a\uFFFDb");
    }
}
