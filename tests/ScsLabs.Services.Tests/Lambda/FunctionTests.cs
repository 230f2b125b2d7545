using System.Security.Cryptography;
using Amazon.S3.Model;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Tests.Lambda;

/// <summary>Functions, their code and their policies.</summary>
public sealed class FunctionTests : FunctionFixture
{
    private string Role => $"arn:aws:iam::{Aws.A.Id}:role/f";

    [Fact]
    public async Task A_function_is_created_shown_changed_listed_and_deleted()
    {
        var zip = Zip.Of();
        var created = (await Lambda.CreateFunctionAsync(New(zip) with { Environment = new(new Dictionary<string, string> { ["AB"] = "b" }), Tags = new Dictionary<string, string> { ["Team"] = "a" } }, Token)).Function;
        (created.FunctionArn, created.CodeSize, created.CodeSha256, created.Version, created.Timeout, created.MemorySize).ShouldBe((Arn, zip.Length, Convert.ToBase64String(SHA256.HashData(zip)), "$LATEST", 3, 128));

        foreach (var name in (string[])["f", Arn, $"{Aws.A.Id}:function:f", $"{Aws.A.Id}:f", "f:$LATEST"])
        {
            (await Lambda.GetFunctionAsync(new(name), Token)).Configuration.Environment!.Variables.ShouldBe(new Dictionary<string, string> { ["AB"] = "b" });
        }

        await Lambda.UpdateFunctionConfigurationAsync(new("f") { Timeout = 60, Environment = new() }, Token);
        await Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = Zip.Of("b.py") } }, Token);
        var changed = (await Lambda.GetFunctionConfigurationAsync(new("f"), Token)).Function;
        (changed.Timeout, changed.Environment, changed.Handler).ShouldBe((60, null, "index.handler"));
        changed.CodeSha256.ShouldNotBe(created.CodeSha256);
        (await Lambda.ListFunctionsAsync(new(), Token)).Functions.ShouldHaveSingleItem().FunctionName.ShouldBe("f");

        await Lambda.DeleteFunctionAsync(new("f"), Token);
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetFunctionAsync(new("f"), Token), $"Function not found: {Arn}");
    }

    [Fact]
    public async Task What_is_no_deployment_package_is_refused()
    {
        const string text = "Could not unzip uploaded file. Please check your file, then try to upload again.";
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New([1, 2, 3]), Token), text);
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of("../../etc/passwd")), Token), text);
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of("/etc/passwd")), Token), text);
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of([])), Token), "Uploaded file must be a non-empty zip");
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of("bomb", new string('0', 263_000_000))), Token), "Unzipped size must be smaller than 262144000 bytes");
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(new("f", Role, new()) { Runtime = Runtime.ProvidedAl2023, Handler = "index.handler" }, Token), "Please provide a source for function code.");
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of()) with { Handler = null }, Token), "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
    }

    [Fact]
    public async Task Code_in_a_bucket_must_be_readable_for_the_caller()
    {
        await Aws.A.Root.S3.PutBucketAsync("code", Token);
        await Aws.A.Root.S3.PutObjectAsync(new PutObjectRequest { BucketName = "code", Key = "f.zip", InputStream = new MemoryStream(Zip.Of("index.py", Convert.ToBase64String(RandomNumberGenerator.GetBytes(200_000)))) }, Token);
        var request = new CreateFunction("f", Role, new() { S3Bucket = "code", S3Key = "f.zip" }) { Runtime = Runtime.ProvidedAl2023, Handler = "index.handler" };
        var deployer = await Aws.A.CreateUserAsync("deployer", Policies.Allow("lambda:*"), Token);
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("deployer", "pass", Policies.Allow("iam:PassRole", Role, Policies.When("StringEquals", "iam:PassedToService", "lambda.amazonaws.com"))), Token);

        await RefusedAsync("InvalidParameterValueException", () => deployer.Lambda.CreateFunctionAsync(request, Token));
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("deployer", "read", Policies.Allow("s3:GetObject", "arn:aws:s3:::code/*")), Token);
        (await deployer.Lambda.CreateFunctionAsync(request, Token)).Function.CodeSize.ShouldBeGreaterThan(200_000);
    }

    [Fact]
    public async Task The_role_must_be_passed_and_must_trust_Lambda()
    {
        var user = await Aws.A.CreateUserAsync("user", Policies.Allow("lambda:*"), Token);
        await RefusedAsync("AccessDeniedException", () => user.Lambda.CreateFunctionAsync(New(Zip.Of()), Token));

        await Aws.A.Root.Iam.CreateRoleAsync(new("ec2", Trust.Replace("lambda", "ec2", StringComparison.Ordinal)), Token);
        const string text = "The role defined for the function cannot be assumed by Lambda.";
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of()) with { Role = Role.Replace("role/f", "role/ec2", StringComparison.Ordinal) }, Token), text);
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of()) with { Role = Role.Replace("role/f", "role/none", StringComparison.Ordinal) }, Token), text);

        // A trust policy may name the function for which Lambda assumes the role.
        await TrustForAsync($"{Arn}-other");
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of()), Token), text);
        await TrustForAsync(Arn);
        await Lambda.CreateFunctionAsync(New(Zip.Of()), Token);
        await RefusedAsync("ResourceConflictException", () => Lambda.CreateFunctionAsync(New(Zip.Of()), Token), "Function already exist: f");
    }

    [Fact]
    public async Task Variables_that_Lambda_sets_and_too_many_are_refused()
    {
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of()) with { Environment = new(new Dictionary<string, string> { ["AWS_REGION"] = "x" }) }, Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateFunctionAsync(New(Zip.Of()) with { Environment = new(new Dictionary<string, string> { ["AB"] = new('x', 4096) }) }, Token));
        await RefusedAsync("ValidationException", () => Lambda.CreateFunctionAsync(New(Zip.Of()) with { Timeout = 901 }, Token));
        await Lambda.CreateFunctionAsync(New(Zip.Of()), Token);
    }

    [Fact]
    public async Task Permissions_are_statements_of_the_function_s_policy()
    {
        await Lambda.CreateFunctionAsync(New(Zip.Of()), Token);
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetPolicyAsync(new("f"), Token), "The resource you requested does not exist.");
        var rule = $"arn:aws:events:us-east-1:{Aws.A.Id}:rule/r";
        var statement = (await Lambda.AddPermissionAsync(new("f", "events", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = rule }, Token)).Statement;
        statement.ShouldBe($$$$"""{"Sid":"events","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"{{{{Arn}}}}","Condition":{"ArnLike":{"AWS:SourceArn":"{{{{rule}}}}"}}}""");
        (await Lambda.GetPolicyAsync(new("f"), Token)).Policy.ShouldBe($$"""{"Version":"2012-10-17","Id":"default","Statement":[{{statement}}]}""");
        await RefusedAsync("ResourceConflictException", () => Lambda.AddPermissionAsync(new("f", "events", "lambda:InvokeFunction", "events.amazonaws.com"), Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.AddPermissionAsync(new("f", "nobody", "lambda:InvokeFunction", $"arn:aws:iam::{Aws.A.Id}:user/nobody"), Token));

        // Another account may do what the policy and its own policies both allow.
        var reader = await Aws.B.CreateUserAsync("reader", Policies.Allow("lambda:*"), Token);
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn), Token));
        await Lambda.AddPermissionAsync(new("f", "b", "lambda:GetFunction", Aws.B.Id), Token);
        (await reader.Lambda.GetFunctionAsync(new(Arn), Token)).Configuration.FunctionName.ShouldBe("f");

        await Lambda.RemovePermissionAsync(new("f", "events"), Token);
        await Lambda.RemovePermissionAsync(new("f", "b"), Token);
        await RefusedAsync("ResourceNotFoundException", () => Lambda.RemovePermissionAsync(new("f", "b"), Token), "No policy is associated with the given resource.");
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn), Token));
    }

    [Fact]
    public async Task A_change_of_what_was_seen_before_is_refused_by_its_revision()
    {
        var seen = (await Lambda.CreateFunctionAsync(New(Zip.Of()), Token)).Function.RevisionId;
        await Lambda.UpdateFunctionConfigurationAsync(new("f") { Timeout = 5, RevisionId = seen }, Token);

        await RefusedAsync("PreconditionFailedException", () => Lambda.UpdateFunctionConfigurationAsync(new("f") { Timeout = 6, RevisionId = seen }, Token));
    }

    private Task TrustForAsync(string function) =>
        Aws.A.Root.Iam.UpdateAssumeRolePolicyAsync(new("f", Trust.Replace("\"Action\"", $"\"Condition\":{Policies.When("ArnEquals", "aws:SourceArn", function)},\"Action\"", StringComparison.Ordinal)), Token);

    private CreateFunction New(byte[] zip) => New() with { Code = new() { ZipFile = zip } };
}
