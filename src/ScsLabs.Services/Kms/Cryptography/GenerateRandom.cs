namespace ScsLabs.Services.Kms;

/// <summary>Returns 1 to 1,024 random bytes.</summary>
/// <remarks>Source: KMS API Reference, GenerateRandom.</remarks>
[Operation<KmsApi>, AnyResource]
public sealed record GenerateRandom([Range(1, 1024)] int? NumberOfBytes = null)
{
    /// <summary>The random bytes.</summary>
    public sealed record Result([Sensitive] byte[] Plaintext);

    /// <summary>Generates the bytes.</summary>
    internal static Result Handle(GenerateRandom request) => request.NumberOfBytes is { } size
        ? new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(size))
        : throw KmsErrors.Validation("NumberOfBytes is required.");
}
