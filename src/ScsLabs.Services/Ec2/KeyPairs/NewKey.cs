using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>A key pair as it is made: with the private key, which the answer gives away.</summary>
/// <param name="PublicKey">The public key.</param>
/// <param name="Fingerprint">The fingerprint: of RSA the SHA-1 of the private key in DER (PKCS #8), of Ed25519 the SHA-256 of the public key.</param>
/// <param name="Pem">The private key: RSA as PKCS #1, Ed25519 as OpenSSH has it.</param>
internal sealed record NewKey(SshPublicKey PublicKey, string Fingerprint, string Pem)
{
    private const int RsaBits = 2048;
    private const int BlockSize = 8;
    private const int LineLength = 70;

    /// <summary>Makes a key pair.</summary>
    public static NewKey Of(KeyType type) => type == KeyType.Rsa ? OfRsa() : OfEd25519(RandomNumberGenerator.GetBytes(Ed25519.Length), RandomNumberGenerator.GetBytes(sizeof(int)));

    /// <summary>Writes an Ed25519 key as OpenSSH does.</summary>
    /// <remarks>Source: OpenSSH, PROTOCOL.key.</remarks>
    /// <param name="seed">The private key.</param>
    /// <param name="check">A random number that stands in the file twice.</param>
    public static NewKey OfEd25519(byte[] seed, byte[] check)
    {
        var bytes = Ed25519.PublicKeyOf(seed);
        var key = SshPublicKey.OfEd25519(bytes);
        byte[] inner = [.. check, .. check, .. key.Blob, .. SshPublicKey.Bytes([.. seed, .. bytes]), .. SshPublicKey.Text("")];
        var padding = Enumerable.Range(1, (BlockSize - (inner.Length % BlockSize)) % BlockSize).Select(number => (byte)number);
        byte[] all =
        [
            .. Encoding.ASCII.GetBytes("openssh-key-v1\0"), .. SshPublicKey.Text("none"), .. SshPublicKey.Text("none"), .. SshPublicKey.Text(""), 0, 0, 0, 1,
            .. SshPublicKey.Bytes(key.Blob.AsSpan()), .. SshPublicKey.Bytes([.. inner, .. padding]),
        ];
        var lines = Convert.ToBase64String(all).Chunk(LineLength).Select(line => new string(line));
        return new(key, key.Fingerprint, $"-----BEGIN OPENSSH PRIVATE KEY-----\n{string.Join('\n', lines)}\n-----END OPENSSH PRIVATE KEY-----");
    }

    [SuppressMessage("Security", "CA5350", Justification = "EC2's fingerprint of a created RSA key is a SHA-1; nothing here relies on it.")]
    private static NewKey OfRsa()
    {
        using var rsa = RSA.Create(RsaBits);
        return new(SshPublicKey.OfRsa(rsa.ExportParameters(includePrivateParameters: false)), SshPublicKey.Colons(SHA1.HashData(rsa.ExportPkcs8PrivateKey())), rsa.ExportRSAPrivateKeyPem());
    }
}
