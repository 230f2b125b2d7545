using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>Makes a symmetric key.</summary>
/// <remarks>Errors: MalformedPolicyDocumentException. Source: KMS API Reference, CreateKey.</remarks>
[Operation<KmsApi>, AnyResource]
public sealed record CreateKey(
    [Length(1, 131072)] string? Policy = null,
    [Length(0, 8192)] string? Description = null)
{
    /// <summary>What was made.</summary>
    public sealed record Result(KeyMetadata KeyMetadata);

    /// <summary>Makes the key.</summary>
    public static Result Handle(CreateKey request, Call call, Draft draft)
    {
        var key = new Key
        {
            Account = call.Account,
            Region = call.Region,
            KeyId = call.Ids.Uuid().ToString(),
            Policy = PolicyDocument.Parse(request.Policy ?? KeyPolicies.Default(call.Account), PolicyKind.Resource),
            CreationDate = call.Timestamp,
            Description = request.Description ?? "",
            Material = [new([.. RandomNumberGenerator.GetBytes(32)], call.Timestamp)],
        };
        draft.Put(key);
        return new(KeyMetadata.Of(key));
    }
}
