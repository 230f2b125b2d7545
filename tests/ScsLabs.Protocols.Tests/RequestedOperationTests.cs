using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;
using static ScsLabs.Protocols.Tests.Calls;

namespace ScsLabs.Protocols.Tests;
/// <summary>The operation that a JSON or query request names.</summary>
public sealed class RequestedOperationTests
{
    [Theory]
    [InlineData("AmazonSSM.GetParameter", "AmazonSSM", "GetParameter")]
    [InlineData("com.amazonaws.Thing_2014.Do", "com.amazonaws.Thing_2014", "Do")]
    [InlineData("nonsense", "nonsense", "")]
    [InlineData("", "", "")]
    public void A_target_names_service_and_operation(string target, string prefix, string name) =>
        RequestedOperation.Of(Call(headers: [("Content-Type", "application/x-amz-json-1.1"), ("x-amz-target", target)])).ShouldBe(new RequestedOperation.ByTarget(prefix, name));

    [Fact]
    public void Two_targets_name_no_operation() =>
        RequestedOperation.Of(Call(headers: [("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Target", "AmazonSSM.GetParameter"), ("X-Amz-Target", "AmazonSSM.PutParameter")]))
            .ShouldBe(new RequestedOperation.ByTarget("AmazonSSM.GetParameter,AmazonSSM", "PutParameter"));

    [Fact]
    public void An_action_stands_in_the_query_string_or_a_form()
    {
        var expected = new RequestedOperation.ByAction("ListUsers", "2010-05-08");
        RequestedOperation.Of(Call("GET", query: "Action=ListUsers&Version=2010-05-08")).ShouldBe(expected);
        RequestedOperation.Of(Form("Version=2010-05-08&Action=List%55sers")).ShouldBe(expected);
        RequestedOperation.Of(Form("Action=ListUsers", query: "Version=2010-05-08")).ShouldBe(expected);
        RequestedOperation.Of(Form("Action=ListUsers")).ShouldBe(new RequestedOperation.ByAction("ListUsers", null));
    }

    [Fact]
    public void All_else_is_REST()
    {
        RequestedOperation.Of(Call("GET", "/")).ShouldBe(new RequestedOperation.ByPath());
        RequestedOperation.Of(Call("GET", "/2015-03-31/functions", "Action=ListUsers")).ShouldBe(new RequestedOperation.ByPath());
        RequestedOperation.Of(Call(body: "Action=ListUsers", headers: ("Content-Type", "text/plain"))).ShouldBe(new RequestedOperation.ByPath());
    }

    [Fact]
    public void Parameters_that_cannot_be_decoded_are_refused() =>
        Should.Throw<WireFormatException>(() => RequestedOperation.Of(Form("Action=%FF")));

    [Theory]
    [InlineData("POST", "application/x-amz-json-1.1", true)]
    [InlineData("POST", "Application/X-Amz-Json-1.0; charset=utf-8", true)]
    [InlineData("POST", "application/json", false)]
    [InlineData("POST", "", false)]
    [InlineData("GET", "application/x-amz-json-1.1", false)]
    public void JSON_is_asked_for_by_POST_and_its_media_type(string method, string type, bool accepted) =>
        AwsJsonProtocol.Accepts(Call(method, headers: ("Content-Type", type))).ShouldBe(accepted);

    [Fact]
    public void An_unknown_operation_gets_the_services_own_error()
    {
        Check(new AwsJsonProtocol("AmazonSSM"), "Nope", null, "UnknownOperationException", "");
        var iam = new AwsQueryProtocol("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/");
        Check(iam, "Nope", "2010-05-08", "InvalidAction", "Could not find operation Nope for version 2010-05-08");
        Check(iam, "Nope", null, "InvalidAction", "Could not find operation Nope for version NO_VERSION_SPECIFIED");
        Check(iam, null, null, "MissingAction", "The request is missing an action or a required parameter.");
        Check(new Ec2QueryProtocol("2016-11-15"), "Nope", null, "InvalidAction", "The action Nope is not valid for this web service.");

        static void Check(Protocol protocol, string? operation, string? version, string code, string text)
        {
            var error = protocol.UnknownOperation(operation, version);
            (error.Code, error.Status, error.Message).ShouldBe((code, 400, text));
        }
    }
}
