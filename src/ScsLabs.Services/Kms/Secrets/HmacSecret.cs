using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>A key that makes message authentication codes, of the length of its hash.</summary>
internal sealed class HmacSecret(byte[] secret) : KeySecret
{
    /// <summary>Makes the code of a message.</summary>
    public byte[] Mac(byte[] message, MacAlgorithm algorithm) => algorithm switch
    {
        MacAlgorithm.HmacSha224 => Sha224.Hmac(secret, message),
        MacAlgorithm.HmacSha256 => HMACSHA256.HashData(secret, message),
        MacAlgorithm.HmacSha384 => HMACSHA384.HashData(secret, message),
        _ => HMACSHA512.HashData(secret, message),
    };
}
