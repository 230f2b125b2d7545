namespace ScsLabs.Services.Ssm;

/// <summary>A parameter as the read operations return it.</summary>
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
    /// <summary>Describes one version of a parameter. The value is decrypted by KMS as the caller, or returned as stored.</summary>
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
