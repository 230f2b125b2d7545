using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>The secret of key material. What it can do is done here; it is never exposed.</summary>
internal abstract class KeySecret
{
    private const int AesSize = 32;

    /// <summary>Whether making a secret of this spec takes up to seconds, as finding large primes does.</summary>
    public static bool IsSlow(KeySpec spec) => spec is KeySpec.Rsa2048 or KeySpec.Rsa3072 or KeySpec.Rsa4096;

    /// <summary>Makes a secret from the system's random number generator, regardless of the seed for ids: no run has another's secrets.</summary>
    /// <exception cref="AwsException">NotImplemented: the system lacks the curve, as macOS does secp256k1.</exception>
    public static KeySecret New(KeySpec spec) => spec switch
    {
        KeySpec.Rsa2048 => new RsaPair(RSA.Create(2048)),
        KeySpec.Rsa3072 => new RsaPair(RSA.Create(3072)),
        KeySpec.Rsa4096 => new RsaPair(RSA.Create(4096)),
        KeySpec.EccNistP256 => PairOn(ECCurve.NamedCurves.nistP256),
        KeySpec.EccNistP384 => PairOn(ECCurve.NamedCurves.nistP384),
        KeySpec.EccNistP521 => PairOn(ECCurve.NamedCurves.nistP521),
        KeySpec.EccSecgP256K1 => PairOn(ECCurve.CreateFromFriendlyName("secp256k1")),
        KeySpec.Hmac224 => new HmacSecret(RandomNumberGenerator.GetBytes(28)),
        KeySpec.Hmac256 => new HmacSecret(RandomNumberGenerator.GetBytes(32)),
        KeySpec.Hmac384 => new HmacSecret(RandomNumberGenerator.GetBytes(48)),
        KeySpec.Hmac512 => new HmacSecret(RandomNumberGenerator.GetBytes(64)),
        _ => new AesSecret(RandomNumberGenerator.GetBytes(AesSize)),
    };

    private static EccPair PairOn(ECCurve curve)
    {
        try
        {
            return new(ECDsa.Create(curve));
        }
        catch (PlatformNotSupportedException)
        {
            throw AwsException.NotEmulated($"the curve {curve.Oid.FriendlyName} on this system");
        }
    }
}
