namespace ScsLabs.Services.Ssm;

/// <summary>Reads all versions of a parameter, oldest first.</summary>
/// <remarks>Errors: ParameterNotFound, InvalidNextToken, InvalidKeyId. Source: Systems Manager API Reference, GetParameterHistory.</remarks>
[Operation<SsmApi>]
public sealed record GetParameterHistory(
    [Target<Parameter>(By = nameof(Parameter.ToRead)), Length(1, 2048)] string Name,
    bool WithDecryption = false,
    [Range(1, 50)] int MaxResults = 50,
    string? NextToken = null)
{
    /// <summary>A page of the versions.</summary>
    public sealed record Result(IReadOnlyList<ParameterHistory> Parameters, string? NextToken);

    /// <summary>Reads the versions. SecureStrings are decrypted by KMS, as the caller.</summary>
    internal static Result Handle(GetParameterHistory request, Parameter parameter, Call call, AsCaller aws)
    {
        var page = Page.Of(parameter.Versions, request.NextToken, request.MaxResults, version => version.Version.ToString("D19"), SsmErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(version => ParameterHistory.Of(parameter, version, request.WithDecryption, aws))], page.Next);
    }
}

/// <summary>One version of a parameter in its history.</summary>
public sealed record ParameterHistory
{
    public required string Name { get; init; }
    public required ParameterType Type { get; init; }
    public required string? KeyId { get; init; }
    public required DateTimeOffset LastModifiedDate { get; init; }
    public required string LastModifiedUser { get; init; }
    public required string? Description { get; init; }
    [Sensitive] public required string Value { get; init; }
    public required string? AllowedPattern { get; init; }
    public required long Version { get; init; }
    public required IReadOnlyList<string> Labels { get; init; }
    public required ParameterTier Tier { get; init; }
    public required IReadOnlyList<ParameterInlinePolicy> Policies { get; init; }
    public required ParameterDataType DataType { get; init; }

    internal static ParameterHistory Of(Parameter parameter, ParameterVersion version, bool decrypt, AsCaller aws) => new()
    {
        Name = parameter.Name,
        Type = version.Type,
        KeyId = version.KeyId,
        LastModifiedDate = version.LastModifiedDate,
        LastModifiedUser = version.LastModifiedUser,
        Description = version.Description,
        Value = SecureString.Read(parameter, version, decrypt, aws),
        AllowedPattern = version.AllowedPattern,
        Version = version.Version,
        Labels = [.. version.Labels],
        Tier = version.Tier,
        Policies = ParameterInlinePolicy.Of(version),
        DataType = version.DataType,
    };
}
