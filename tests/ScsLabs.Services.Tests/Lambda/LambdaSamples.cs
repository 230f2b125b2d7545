using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using GetPolicyOperation = ScsLabs.Services.Lambda.GetPolicyOperation;

namespace ScsLabs.Services.Tests.Lambda;

internal static class LambdaSamples
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Arn = "arn:aws:lambda:us-east-1:111111111111:function:f";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(CreateFunctionOperation.Instance, aws => NewRequest(aws) with { Tags = new Dictionary<string, string> { ["Team"] = "a" } }),
        Sample.After(GetFunctionOperation.Instance, aws => new(New(aws))),
        Sample.After(GetFunctionConfigurationOperation.Instance, aws => new(New(aws))),
        Sample.After(GetFunctionCodeSigningConfigOperation.Instance, aws => new(New(aws))),
        Sample.After(ListFunctionsOperation.Instance, aws =>
        {
            New(aws);
            return new();
        }),
        Sample.After(UpdateFunctionCodeOperation.Instance, aws => new(New(aws)) { Code = new() { ZipFile = Zip.Of("other.py") } }),
        Sample.After(UpdateFunctionConfigurationOperation.Instance, aws => new(New(aws)) { Role = "arn:aws:iam::111111111111:role/f", Timeout = 10 }),
        Sample.After(DeleteFunctionOperation.Instance, aws => new(New(aws))),
        Sample.After(InvokeOperation.Instance, aws => new(New(aws)) { InvocationType = InvocationType.DryRun }),
        Sample.After(AddPermissionOperation.Instance, aws => new(New(aws), "events", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = "arn:aws:events:us-east-1:111111111111:rule/r" }),
        Sample.After(RemovePermissionOperation.Instance, aws => new(WithPolicy(aws), "events")),
        Sample.After(GetPolicyOperation.Instance, aws => new(WithPolicy(aws))),
        Sample.After(PublishVersionOperation.Instance, aws => new(New(aws)) { Description = "first" }),
        Sample.After(ListVersionsByFunctionOperation.Instance, aws => new(WithVersion(aws))),
        Sample.After(CreateAliasOperation.Instance, aws => new(WithVersion(aws), "live", "1")),
        Sample.After(GetAliasOperation.Instance, aws => new(WithAlias(aws), "live")),
        Sample.After(UpdateAliasOperation.Instance, aws => new(WithAlias(aws), "live") { Description = "changed" }),
        Sample.After(DeleteAliasOperation.Instance, aws => new(WithAlias(aws), "live")),
        Sample.After(ListAliasesOperation.Instance, aws => new(WithAlias(aws))),
        Sample.After(PutFunctionConcurrencyOperation.Instance, aws => new(New(aws), 10)),
        Sample.After(GetFunctionConcurrencyOperation.Instance, aws => new(WithConcurrency(aws))),
        Sample.After(DeleteFunctionConcurrencyOperation.Instance, aws => new(WithConcurrency(aws))),
        Sample.After(GetAccountSettingsOperation.Instance, aws =>
        {
            WithVersion(aws);
            return new();
        }),
        Sample.After(TagResourceOperation.Instance, aws =>
        {
            New(aws);
            return new(Arn, new Dictionary<string, string> { ["Team"] = "b" });
        }),
        Sample.After(UntagResourceOperation.Instance, aws =>
        {
            New(aws);
            return new(Arn, ["Team"]);
        }),
        Sample.After(ListTagsOperation.Instance, aws =>
        {
            New(aws);
            return new(Arn);
        }),
    ];

    private static CreateFunction NewRequest(AsCaller aws) =>
        new("f", aws.Call(new CreateRole("f", Trust)).Role.Arn, new() { ZipFile = Zip.Of() }) { Runtime = Runtime.Python313, Handler = "index.handler" };

    private static string New(AsCaller aws)
    {
        aws.Call(NewRequest(aws));
        return "f";
    }

    private static string WithVersion(AsCaller aws)
    {
        aws.Call(new PublishVersion(New(aws)));
        return "f";
    }

    private static string WithAlias(AsCaller aws)
    {
        aws.Call(new CreateAlias(WithVersion(aws), "live", "1"));
        return "f";
    }

    private static string WithConcurrency(AsCaller aws)
    {
        aws.Call(new PutFunctionConcurrency(New(aws), 10));
        return "f";
    }

    private static string WithPolicy(AsCaller aws)
    {
        aws.Call(new AddPermission(New(aws), "events", "lambda:InvokeFunction", "events.amazonaws.com"));
        return "f";
    }
}
