namespace ScsLabs.Services.Ssm;

/// <summary>Reads all versions of a parameter, oldest first.</summary>
/// <remarks>Errors: ParameterNotFound, InvalidNextToken, InvalidKeyId. Source: Systems Manager API Reference, GetParameterHistory.</remarks>
[Operation<SsmApi>]
public sealed record GetParameterHistory(
    [Target<Parameter>, Length(1, 2048)] string Name,
    bool WithDecryption = false,
    [Range(1, 50)] int MaxResults = 50,
    string? NextToken = null)
{
    /// <summary>A page of the versions.</summary>
    public sealed record Result(IReadOnlyList<ParameterHistory> Parameters, string? NextToken);

    /// <summary>Reads the versions. SecureStrings are decrypted by KMS, as the caller.</summary>
    internal static Result Handle(GetParameterHistory request, Parameter parameter, AsCaller aws)
    {
        var page = Page.Of(parameter.Versions, request.NextToken, request.MaxResults, version => version.Version.ToString("D19"), SsmErrors.InvalidNextToken);
        return new([.. page.Items.Select(version => ParameterHistory.Of(parameter, version, request.WithDecryption, aws))], page.Next);
    }
}

/// <summary>One version of a parameter in its history.</summary>
public sealed record ParameterHistory(
    string Name,
    ParameterType Type,
    string? KeyId,
    DateTimeOffset LastModifiedDate,
    string LastModifiedUser,
    string? Description,
    [Sensitive] string Value,
    string? AllowedPattern,
    long Version,
    IReadOnlyList<string> Labels,
    ParameterTier Tier,
    IReadOnlyList<ParameterInlinePolicy> Policies,
    ParameterDataType DataType)
{
    internal static ParameterHistory Of(Parameter parameter, ParameterVersion version, bool decrypt, AsCaller aws) => new(
        parameter.Name,
        version.Type,
        version.KeyId,
        version.LastModifiedDate,
        version.LastModifiedUser,
        version.Description,
        SecureString.Read(parameter, version, decrypt, aws),
        version.AllowedPattern,
        version.Version,
        [.. version.Labels],
        version.Tier,
        ParameterInlinePolicy.Of(version),
        ParameterDataType.Text);
}
