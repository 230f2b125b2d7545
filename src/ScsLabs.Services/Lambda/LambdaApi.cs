using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Lambda;

/// <summary>AWS Lambda: functions, their versions and aliases, and their permissions.</summary>
/// <remarks>Source: Lambda API Reference, Smithy model 2015-03-31.</remarks>
internal sealed class LambdaApi : IApi
{
    /// <summary>The service principal.</summary>
    public const string Principal = "lambda.amazonaws.com";

    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "lambda",
        Protocol = WireProtocol.RestJson,
        Version = "2015-03-31",
        AccessDenied = static text => new("AccessDeniedException", 403, text),
        Invalid = static violations => violations.Told is [{ Member: "runtime", Rule: ViolatedRule.Set } only] ? LambdaErrors.InvalidRuntime(only) : Violation.InOneSentence("ValidationException")(violations),
        AwsOperations = OperationList.NamesOf("lambda"),
        Bindings = OperationList.BindingsOf("lambda"),
        MaxBodyBytes = 70_167_211, // a zip file of 50 MB in Base64, as Lambda has it
        Trail = new()
        {
            DataEvents = new Dictionary<string, string>(StringComparer.Ordinal) { ["Invoke"] = "AWS::Lambda::Function" },
            EventNames = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AddPermission"] = "AddPermission20150331v2",
                ["CreateAlias"] = "CreateAlias20150331",
                ["CreateFunction"] = "CreateFunction20150331",
                ["DeleteAlias"] = "DeleteAlias20150331",
                ["DeleteFunction"] = "DeleteFunction20150331",
                ["DeleteFunctionConcurrency"] = "DeleteFunctionConcurrency20171031",
                ["GetAccountSettings"] = "GetAccountSettings20160819",
                ["GetAlias"] = "GetAlias20150331",
                ["GetFunction"] = "GetFunction20150331v2",
                ["GetFunctionConfiguration"] = "GetFunctionConfiguration20150331v2",
                ["GetPolicy"] = "GetPolicy20150331v2",
                ["ListAliases"] = "ListAliases20150331",
                ["ListFunctions"] = "ListFunctions20150331",
                ["ListTags"] = "ListTags20170331",
                ["ListVersionsByFunction"] = "ListVersionsByFunction20150331",
                ["PublishVersion"] = "PublishVersion20150331",
                ["PutFunctionConcurrency"] = "PutFunctionConcurrency20171031",
                ["RemovePermission"] = "RemovePermission20150331v2",
                ["TagResource"] = "TagResource20170331v2",
                ["UntagResource"] = "UntagResource20170331v2",
                ["UpdateAlias"] = "UpdateAlias20150331",
                ["UpdateFunctionCode"] = "UpdateFunctionCode20150331v2",
                ["UpdateFunctionConfiguration"] = "UpdateFunctionConfiguration20150331v2",
            },
        },
        Actions = OperationList.NamesOf("lambda").Select(operation => operation == "Invoke" ? "lambda:InvokeFunction" : $"lambda:{operation}"),
    };
}
