using ScsLabs.Model.Wire;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Tests.Lambda;

/// <summary>Values of requests that Lambda tells in words of its own.</summary>
public sealed class FunctionRequestTests : FunctionFixture
{
    [Fact]
    public async Task A_name_has_64_characters_at_most()
    {
        var (longest, longer) = (new string('f', 64), new string('f', 65));
        await CreateAsync(0, longest);

        foreach (var name in (string[])[longer, $"arn:aws:lambda:us-east-1:{Aws.A.Id}:function:{longer}"])
        {
            var text = $"1 validation error detected: Value '{longer}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64";
            await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(name), Token), text);
            await RefusedAsync("InvalidParameterValueException", () => Lambda.GetFunctionAsync(new(name), Token), text);
            await RefusedAsync("InvalidParameterValueException", () => Lambda.DeleteFunctionAsync(new(name), Token), text);
        }
    }

    [Fact]
    public void A_runtime_that_nobody_has_is_told_in_Lambda_s_words()
    {
        var violations = new Violations();
        violations.NotInSet<Runtime>("python3.99", "runtime", "nodejs24.x, python3.14");

        var error = Should.Throw<AwsException>(() => violations.ThrowIfAny(LambdaApi.Api, "CreateFunction"));
        (error.Code, error.Status, error.Message).ShouldBe(("InvalidParameterValueException", 400, "Value python3.99 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs24.x, python3.14] or be a valid ARN"));

        violations.Missing<string>("role");
        Should.Throw<AwsException>(() => violations.ThrowIfAny(LambdaApi.Api, "CreateFunction")).Code.ShouldBe("ValidationException");
    }

    [Fact]
    public async Task A_function_without_a_policy_has_no_statement_to_remove()
    {
        await CreateAsync(0);

        await RefusedAsync("ResourceNotFoundException", () => Lambda.RemovePermissionAsync(new("f", "one"), Token), "No policy is associated with the given resource.");
        await Lambda.AddPermissionAsync(new("f", "one", "lambda:InvokeFunction", "events.amazonaws.com"), Token);
        await RefusedAsync("ResourceNotFoundException", () => Lambda.RemovePermissionAsync(new("f", "two"), Token), "Statement two is not found in resource policy.");
    }

    [Theory]
    [InlineData("nobody.amazonaws.com")]
    [InlineData("somebody")]
    public async Task A_principal_that_nobody_is_is_refused(string principal)
    {
        await CreateAsync(0);

        await RefusedAsync("InvalidParameterValueException", () => Lambda.AddPermissionAsync(new("f", "one", "lambda:InvokeFunction", principal), Token), "The provided principal was invalid. Please check the principal and try again.");
    }

    [Theory]
    [InlineData("events.amazonaws.com")]
    [InlineData("alexa-appkit.amazon.com")]
    public async Task A_service_that_is_may_be_let_in(string principal)
    {
        await CreateAsync(0);

        (await Lambda.AddPermissionAsync(new("f", "one", "lambda:InvokeFunction", principal), Token)).Statement.ShouldContain($"\"Principal\":{{\"Service\":\"{principal}\"}}");
    }

    [Fact]
    public async Task Tags_are_of_an_ARN()
    {
        await CreateAsync(0);

        await RefusedAsync("ValidationException", () => Lambda.ListTagsAsync(new("f"), Token));
        await RefusedAsync("ResourceNotFoundException", () => Lambda.ListTagsAsync(new(Arn + "2"), Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.TagResourceAsync(new(Arn, new Dictionary<string, string> { ["a!"] = "" }), Token));
        await Lambda.TagResourceAsync(new(Arn, new Dictionary<string, string> { ["a"] = "" }), Token);
    }

    [Fact]
    public async Task A_qualifier_has_its_form()
    {
        await CreateAsync(1);

        await RefusedAsync("ValidationException", () => Lambda.GetFunctionAsync(new("f", "a b"), Token));
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetFunctionAsync(new("f", "2"), Token));
        await Lambda.GetFunctionAsync(new("f", "$LATEST"), Token);
    }
}
