namespace ScsLabs.Services.Kms;

/// <summary>Gives out 1 to 1,024 random bytes.</summary>
/// <remarks>Source: KMS API Reference, GenerateRandom.</remarks>
[Operation<KmsApi>, AnyResource]
public sealed record GenerateRandom([Range(1, 1024)] int? NumberOfBytes = null)
{
    /// <summary>The bytes.</summary>
    public sealed record Result([Sensitive] byte[] Plaintext);

    /// <summary>Makes them.</summary>
    public static Result Handle(GenerateRandom request) => request.NumberOfBytes is { } size
        ? new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(size))
        : throw KmsErrors.Validation("NumberOfBytes is required.");
}
