namespace ScsLabs.Services.Ssm;

/// <summary>A parameter as the read operations return it.</summary>
public sealed record ParameterView
{
    public required string Name { get; init; }
    public required ParameterType Type { get; init; }
    [Sensitive] public required string Value { get; init; }
    public required long Version { get; init; }
    public required string? Selector { get; init; }
    public required DateTimeOffset LastModifiedDate { get; init; }
    [Wire("ARN")] public required string Arn { get; init; }
    public required ParameterDataType DataType { get; init; }

    /// <summary>Describes one version of a parameter. The value is decrypted by KMS as the caller, or returned as stored.</summary>
    internal static ParameterView Of(Parameter parameter, ParameterVersion version, Selector selector, bool decrypt, AsCaller aws) => new()
    {
        Name = parameter.Name,
        Type = version.Type,
        Value = SecureString.Read(parameter, version, decrypt, aws),
        Version = version.Version,
        Selector = selector.Shown,
        LastModifiedDate = version.LastModifiedDate,
        Arn = parameter.Arn,
        DataType = version.DataType,
    };
}
