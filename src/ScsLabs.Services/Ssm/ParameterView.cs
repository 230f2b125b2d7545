namespace ScsLabs.Services.Ssm;

/// <summary>A parameter as reads answer it.</summary>
public sealed record ParameterView(
    string Name,
    ParameterType Type,
    [Sensitive] string Value,
    long Version,
    string? Selector,
    DateTimeOffset LastModifiedDate,
    [Wire("ARN")] string Arn,
    ParameterDataType DataType)
{
    /// <summary>One version of a parameter, its value decrypted through KMS as the caller, or as it is stored.</summary>
    internal static ParameterView Of(Parameter parameter, ParameterVersion version, Selector selector, bool decrypt, AsCaller aws) => new(
        parameter.Name,
        version.Type,
        SecureString.Read(parameter, version, decrypt, aws),
        version.Version,
        selector.Shown,
        version.LastModifiedDate,
        parameter.Arn,
        ParameterDataType.Text);
}
