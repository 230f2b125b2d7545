using ScsLabs.Model;

namespace ScsLabs.Protocols.Json;

/// <summary>AWS JSON 1.0 as SQS uses it, which had AWS query before: a header tells an error's code under that protocol, so that clients keep the codes that programs know.</summary>
/// <remarks>Source: Smithy, "awsQueryCompatible trait".</remarks>
/// <param name="targetPrefix">The service's part of <c>X-Amz-Target</c>, such as <c>AmazonSQS</c>.</param>
/// <param name="errorNamespace">The namespace of the types of errors, such as <c>com.amazonaws.sqs</c>.</param>
/// <param name="queryCodes">The codes under AWS query by those under JSON, where they differ.</param>
internal sealed class QueryCompatibleJsonProtocol(string targetPrefix, string errorNamespace, IReadOnlyDictionary<string, string> queryCodes) : AwsJsonProtocol(targetPrefix, "1.0")
{
    private const string QueryError = "x-amzn-query-error";

    private protected override string ErrorType(AwsException error) => $"{errorNamespace}#{error.Code}";

    private protected override IEnumerable<KeyValuePair<string, string>> ErrorHeaders(AwsException error) =>
        [new(QueryError, $"{queryCodes.GetValueOrDefault(error.Code, error.Code)};{(error.IsSender ? "Sender" : "Receiver")}")];
}
