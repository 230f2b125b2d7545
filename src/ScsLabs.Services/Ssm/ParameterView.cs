namespace ScsLabs.Services.Ssm;

/// <summary>A parameter as reads answer it.</summary>
public sealed record ParameterView(
    string Name,
    ParameterType Type,
    [Sensitive] string Value,
    long Version,
    DateTimeOffset LastModifiedDate,
    [Wire("ARN")] string Arn)
{
    /// <summary>One version of a parameter, its value decrypted through KMS as the caller, or as it is stored.</summary>
    internal static ParameterView Of(Parameter parameter, ParameterVersion version, bool decrypt, AsCaller aws) =>
        new(
            parameter.Name,
            version.Type,
            decrypt && version.Type == ParameterType.SecureString ? SecureString.Open(parameter, version, aws) : version.Value,
            version.Version,
            version.LastModifiedDate,
            parameter.Arn);
}
