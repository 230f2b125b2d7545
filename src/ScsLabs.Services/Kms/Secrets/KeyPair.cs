using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>A key pair, whose private half stays here.</summary>
internal abstract class KeyPair : KeySecret
{
    /// <summary>The public half: a SubjectPublicKeyInfo of X.509 in DER.</summary>
    public abstract ImmutableArray<byte> PublicKey { get; }

    /// <summary>Signs a digest.</summary>
    public abstract byte[] Sign(byte[] digest, SigningAlgorithm algorithm);

    /// <summary>Whether a signature is that of a digest. Any bytes may be asked about.</summary>
    public abstract bool Verifies(byte[] digest, byte[] signature, SigningAlgorithm algorithm);
}

/// <summary>A key pair of one kind.</summary>
internal abstract class KeyPair<T> : KeyPair
    where T : AsymmetricAlgorithm
{
    private readonly Spare<T> pairs;

    /// <summary>Keeps a new pair.</summary>
    /// <param name="made">The pair; RSA finds its primes here, when it is first looked at.</param>
    /// <param name="empty">Makes an object that another can be imported into.</param>
    protected KeyPair(T made, Func<T> empty)
    {
        PublicKey = [.. made.ExportSubjectPublicKeyInfo()];
        var secret = made.ExportPkcs8PrivateKey();
        pairs = new(
            () =>
            {
                var other = empty();
                other.ImportPkcs8PrivateKey(secret, out _);
                return other;
            },
            made);
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<byte> PublicKey { get; }

    /// <summary>Uses the pair.</summary>
    protected TResult With<TResult>(Func<T, TResult> use)
    {
        var pair = pairs.Take();
        try
        {
            return use(pair);
        }
        finally
        {
            pairs.Return(pair);
        }
    }
}

/// <summary>An RSA key pair. It signs, or it encrypts and decrypts, as the key's usage says.</summary>
internal sealed class RsaPair(RSA made) : KeyPair<RSA>(made, RSA.Create)
{
    /// <inheritdoc />
    public override byte[] Sign(byte[] digest, SigningAlgorithm algorithm) => With(rsa => rsa.SignHash(digest, algorithm.Hash(), Padding(algorithm)));

    /// <inheritdoc />
    public override bool Verifies(byte[] digest, byte[] signature, SigningAlgorithm algorithm) => With(rsa => rsa.VerifyHash(digest, signature, algorithm.Hash(), Padding(algorithm)));

    /// <summary>Encrypts as much as fits.</summary>
    public byte[] Encrypt(byte[] plaintext, RSAEncryptionPadding padding) => With(rsa => rsa.Encrypt(plaintext, padding));

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">The bytes aren't encrypted under this key with this padding.</exception>
    public byte[] Decrypt(byte[] ciphertext, RSAEncryptionPadding padding) => With(rsa => rsa.Decrypt(ciphertext, padding));

    /// <summary>The padding of a signature. The salt of PSS is as long as the digest.</summary>
    private static RSASignaturePadding Padding(SigningAlgorithm algorithm) =>
        algorithm is SigningAlgorithm.RsassaPssSha256 or SigningAlgorithm.RsassaPssSha384 or SigningAlgorithm.RsassaPssSha512 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}

/// <summary>A key pair on an elliptic curve, whose signatures are in DER.</summary>
internal sealed class EccPair(ECDsa made) : KeyPair<ECDsa>(made, ECDsa.Create)
{
    /// <inheritdoc />
    public override byte[] Sign(byte[] digest, SigningAlgorithm algorithm) => With(ecdsa => ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence));

    /// <inheritdoc />
    public override bool Verifies(byte[] digest, byte[] signature, SigningAlgorithm algorithm) => With(ecdsa => ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence));
}
