namespace ScsLabs.Services.Ssm;

/// <summary>Writes a parameter, or a new version of it.</summary>
/// <remarks>Errors: ParameterAlreadyExists, InvalidKeyId. Source: Systems Manager API Reference, PutParameter.</remarks>
[Operation<SsmApi>]
public sealed record PutParameter(
    [Target<Parameter>, Length(1, 2048)] string Name,
    [Sensitive] string Value,
    ParameterType? Type = null,
    [Length(1, 256)] string? KeyId = null,
    [ConditionKey("ssm:Overwrite")] bool Overwrite = false)
{
    /// <summary>The version that was written.</summary>
    public sealed record Result(long Version);

    /// <summary>Writes it; a SecureString through KMS, as the caller.</summary>
    public static Result Handle(PutParameter request, Parameter? existing, Call call, Draft draft, AsCaller aws)
    {
        if (existing is not null && !request.Overwrite)
        {
            throw SsmErrors.ParameterAlreadyExists();
        }

        var type = request.Type ?? existing?.Latest.Type ?? throw SsmErrors.Validation("A parameter type is required when you create a parameter.");
        var keyId = type == ParameterType.SecureString ? request.KeyId ?? "alias/aws/ssm" : null;
        var version = new ParameterVersion
        {
            Version = (existing?.Latest.Version ?? 0) + 1,
            Type = type,
            Value = keyId is null ? request.Value : SecureString.Seal(Parameter.ArnOf(call.Place, request.Name), keyId, request.Value, aws),
            KeyId = keyId,
            LastModifiedDate = call.Timestamp,
            LastModifiedUser = call.Caller.Principal.Name,
        };
        draft.Put(existing is null
            ? new Parameter { Account = call.Account, Region = call.Region, Name = request.Name, Versions = [version] }
            : existing with { Versions = existing.Versions.Add(version) });
        return new(version.Version);
    }
}
