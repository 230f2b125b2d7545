using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;
using static ScsLabs.Protocols.Tests.Calls;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>Readers on requests that are odd or wrong.</summary>
public sealed class ShapeReaderTests
{
    private static readonly AwsQueryProtocol Iam = new("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/");
    private static readonly Ec2QueryProtocol Ec2 = new("2016-11-15");
    private static readonly AwsJsonProtocol Ssm = new("AmazonSSM");
    private static readonly Member List = new("list");

    [Fact]
    public void Gaps_in_numbers_do_not_count_and_order_is_by_number() =>
        Sample.Read(Iam.ReadRequest(Form("list.member.10=c&list.member.2=b&list.member.1=a"), "Operation")).List.ShouldBe(["a", "b", "c"]);

    [Theory]
    [InlineData("list.member.x=a")]
    [InlineData("list.member.0=a")]
    [InlineData("list.member.01=a")]
    [InlineData("list.member.-1=a")]
    [InlineData("list.member.%2B1=a")]
    [InlineData("list.member.99999999999=a")]
    [InlineData("list.1=a")]
    [InlineData("list.member.1=a&list.other.1=a")]
    [InlineData("list=a")]
    [InlineData("list.member=a")]
    [InlineData("text=a&text=b")]
    [InlineData("text=a&text.b=c")]
    [InlineData("text.b=c&text=a")]
    [InlineData("inner..text=a")]
    [InlineData(".text=a")]
    [InlineData("=a")]
    [InlineData("inner=a")]
    [InlineData("text.a=b")]
    [InlineData("flag=yes")]
    [InlineData("small=1.5")]
    [InlineData("small=2147483648")]
    [InlineData("large=x")]
    [InlineData("real=x")]
    [InlineData("blob=%3F")]
    [InlineData("when=yesterday")]
    [InlineData("whenEpoch=1e30")]
    [InlineData("text=%FF")]
    [InlineData("map.entry.1.key=a")]
    [InlineData("map.entry.1.value=a")]
    public void A_form_that_is_wrong_is_refused(string form) =>
        Should.Throw<WireFormatException>(() => Sample.Read(Iam.ReadRequest(Form(form), "Operation")));

    [Fact]
    public void Too_many_parameters_or_levels_are_refused()
    {
        Should.Throw<WireFormatException>(() => Iam.ReadRequest(Form(string.Join('&', Enumerable.Range(0, 10_001).Select(i => $"a{i}=1"))), "Operation"));
        Should.Throw<WireFormatException>(() => Iam.ReadRequest(Form(string.Join('.', Enumerable.Repeat("a", 33)) + "=1"), "Operation"));
    }

    [Fact]
    public void Query_string_and_body_are_one_but_nothing_may_stand_in_both()
    {
        var call = Form("list.member.1=a", query: "Action=X&Version=1&text=b&X-Amz-Date=1");
        var sample = Sample.Read(Iam.ReadRequest(call, "Operation"));
        sample.Text.ShouldBe("b");
        sample.List.ShouldBe(["a"]);
        Iam.ReadRequest(call, "Operation").Except(Sample.Members).ShouldBeEmpty();
        Should.Throw<WireFormatException>(() => Iam.ReadRequest(Form("text=a", query: "text=b"), "Operation"));
        Should.Throw<WireFormatException>(() => Iam.ReadRequest(Form("Action=DeleteUser", query: "Action=GetUser"), "Operation"));
    }

    [Fact]
    public void What_an_operation_does_not_know_is_named()
    {
        Iam.ReadRequest(Form("text=a&Other=b&More.member.1=c"), "Operation").Except(Sample.Members).ShouldBe(["Other", "More"]);
        Ec2.ReadRequest(Form("Text=a&text=b"), "Operation").Except(Sample.Members).ShouldBe(["text"]);
        Ssm.ReadRequest(Call(body: "{\"text\":\"a\",\"Other\":null}"), "Operation").Except(Sample.Members).ShouldBe(["Other"]);
    }

    [Fact]
    public void A_plus_sign_in_a_form_is_a_space() =>
        Sample.Read(Iam.ReadRequest(Form("text=a+b%2Bc%zz%"), "Operation")).Text.ShouldBe("a b+c%zz%");

    [Fact]
    public void An_EC2_member_may_state_its_request_name()
    {
        var member = new Member("vpcSet") { RequestName = "VpcId" };
        Ec2.ReadRequest(Form("VpcId.1=a&VpcId.2=b"), "Operation").Member(member).ShouldNotBeNull().Items(member).Select(item => item.AsString()).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_body_that_is_no_form_holds_no_parameters() =>
        Iam.ReadRequest(Call(body: "text=a", headers: ("Content-Type", "text/plain")), "Operation").Except([]).ShouldBeEmpty();

    [Theory]
    [InlineData("{\"text\":1}", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("{\"text\":true}", "TRUE_VALUE can not be converted to a String")]
    [InlineData("{\"text\":{}}", "Start of structure or map found where not expected.")]
    [InlineData("{\"text\":[]}", "Start of list found where not expected")]
    [InlineData("{\"small\":\"1\"}", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("{\"small\":1.5}", "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("{\"small\":2147483648}", "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("{\"large\":1e400}", "NUMBER_VALUE can not be converted to a Long")]
    [InlineData("{\"flag\":\"true\"}", "STRING_VALUE can not be converted to a Boolean")]
    [InlineData("{\"real\":1e999}", "NUMBER_VALUE can not be converted to a Double")]
    [InlineData("{\"list\":\"x\"}", "Expected list or null")]
    [InlineData("{\"list\":{}}", "Start of structure or map found where not expected.")]
    [InlineData("{\"list\":[null]}", "NULL_VALUE can not be converted to a String")]
    [InlineData("{\"map\":\"x\"}", "Expected map or null")]
    [InlineData("{\"map\":[]}", "Start of list found where not expected")]
    [InlineData("{\"inner\":\"x\"}", "Expected null")]
    [InlineData("{\"blob\":\"?\"}", "STRING_VALUE can not be converted to a Blob")]
    [InlineData("{\"when\":\"2026-03-14T00:00:00Z\"}", "STRING_VALUE can not be converted to a Timestamp")]
    [InlineData("{\"when\":1e20}", null)]
    [InlineData("{\"text\":\"\\ud800\"}", null)]
    [InlineData("{\"\\ud800\":1}", null)]
    [InlineData("{\"map\":{\"\\ud800\":\"a\"}}", null)]
    [InlineData("{\"blob\":\"\\ud800\"}", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("{", null)]
    [InlineData("{} {}", null)]
    [InlineData("{\"a\":1,}", null)]
    [InlineData("{\"a\":01}", null)]
    [InlineData("{/**/}", null)]
    [InlineData("\uFEFF{}", null)]
    public void JSON_that_is_wrong_is_refused(string json, string? text)
    {
        var problem = Should.Throw<WireFormatException>(() =>
        {
            var reader = Ssm.ReadRequest(Call(body: json), "Operation");
            Sample.Read(reader);
            _ = reader.Except(Sample.Members).Count();
        });
        if (text is not null)
        {
            problem.Message.ShouldBe(text);
        }
    }

    [Fact]
    public void JSON_nested_too_deeply_is_refused() =>
        Should.Throw<WireFormatException>(() => Ssm.ReadRequest(Call(body: string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), "Operation"));

    [Fact]
    public void JSON_may_be_absent_null_or_repeated()
    {
        Sample.Read(Ssm.ReadRequest(Call(), "Operation")).ShouldBe(Sample.Nothing);
        Sample.Read(Ssm.ReadRequest(Call(body: "{\"text\":null,\"list\":null}"), "Operation")).ShouldBe(Sample.Nothing);
        Sample.Read(Ssm.ReadRequest(Call(body: "{\"text\":\"a\",\"text\":\"b\"}"), "Operation")).Text.ShouldBe("b");
        Sample.Read(Ssm.ReadRequest(Call(body: "{\"small\":1.0,\"large\":1e2}"), "Operation")).ShouldBe(Sample.Nothing with { Small = 1, Large = 100 });
        double.IsNaN(Sample.Read(Ssm.ReadRequest(Call(body: "{\"real\":\"NaN\"}"), "Operation")).Real!.Value).ShouldBeTrue();
    }

    [Fact]
    public void A_list_reader_is_one_for_lists_only() =>
        Should.Throw<WireFormatException>(() => Ssm.ReadRequest(Call(), "Operation").Items(List).ToArray());
}
