using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>A public key of SSH.</summary>
/// <remarks>Source: RFC 4253, 6.6 (RSA); RFC 8709 (Ed25519); EC2 User Guide, create-key-pairs (what can be imported) and verify-keys (fingerprints).</remarks>
/// <param name="Type">The type.</param>
/// <param name="Blob">The key as SSH sends it.</param>
internal sealed record SshPublicKey(KeyType Type, ImmutableArray<byte> Blob)
{
    private const string Rsa = "ssh-rsa";
    private const string Ed25519 = "ssh-ed25519";
    private const string Ssh2 = "---- BEGIN SSH2 PUBLIC KEY ----";
    private const int LeastBits = 1024;

    /// <summary>The fingerprint of an imported key: of RSA the MD5 of the key in DER, of Ed25519 the SHA-256 as OpenSSH computes it.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "EC2's fingerprint of an imported RSA key is an MD5; nothing here relies on it.")]
    public string Fingerprint => Type == KeyType.Ed25519 ? Convert.ToBase64String(SHA256.HashData(Blob.AsSpan())) : Colons(MD5.HashData(AsRsa().ExportSubjectPublicKeyInfo()));

    /// <summary>An RSA key.</summary>
    public static SshPublicKey OfRsa(RSAParameters key) => new(KeyType.Rsa, [.. Text(Rsa), .. Number(key.Exponent!), .. Number(key.Modulus!)]);

    /// <summary>An Ed25519 key of 32 bytes.</summary>
    public static SshPublicKey OfEd25519(byte[] key) => new(KeyType.Ed25519, [.. Text(Ed25519), .. Bytes(key)]);

    /// <summary>Reads a key that is imported: a line of OpenSSH's, a file of RFC 4716, or an RSA key in DER and Base64.</summary>
    /// <exception cref="AwsException">It is none, or of another type.</exception>
    public static SshPublicKey Parse(byte[] material)
    {
        try
        {
            var text = Encoding.ASCII.GetString(material).Trim();
            var words = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
            return text.StartsWith(Ssh2, StringComparison.Ordinal) ? OfBlob(Convert.FromBase64String(BodyOf(text)))
                : words is [var type, var blob, ..] && OfBlob(Convert.FromBase64String(blob)) is var key && key.Name == type ? key
                : words is [var der] ? OfDer(Convert.FromBase64String(der))
                : throw InvalidFormat();
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            throw InvalidFormat();
        }
    }

    /// <summary>A digest as fingerprints show it: two digits at a time.</summary>
    public static string Colons(byte[] digest) => string.Join(':', digest.Select(one => one.ToString("x2")));

    /// <summary>Bytes with their length before them.</summary>
    public static byte[] Bytes(ReadOnlySpan<byte> bytes)
    {
        var all = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(all, bytes.Length);
        bytes.CopyTo(all.AsSpan(sizeof(int)));
        return all;
    }

    /// <summary>A text with its length before it.</summary>
    public static byte[] Text(string text) => Bytes(Encoding.ASCII.GetBytes(text));

    /// <inheritdoc />
    public override string ToString() => $"{Name} {Convert.ToBase64String(Blob.AsSpan())}";

    private string Name => Type == KeyType.Rsa ? Rsa : Ed25519;

    /// <summary>A positive number with its length before it, and a zero where its first bit would be its sign.</summary>
    private static byte[] Number(byte[] number) => Bytes(number[0] < 0x80 ? number : [0, .. number]);

    private static SshPublicKey OfDer(byte[] der)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(der, out var read);
        return read == der.Length && rsa.KeySize >= LeastBits ? OfRsa(rsa.ExportParameters(includePrivateParameters: false)) : throw InvalidFormat();
    }

    private static SshPublicKey OfBlob(byte[] blob)
    {
        var parts = Parts(blob);
        switch (Encoding.ASCII.GetString(parts[0]))
        {
            case Ed25519 when parts is [_, { Length: 32 }]:
                return new(KeyType.Ed25519, [.. blob]);
            case Rsa when parts.Count == 3:
                using (var rsa = RsaOf(parts))
                {
                    return rsa.KeySize >= LeastBits ? new(KeyType.Rsa, [.. blob]) : throw InvalidFormat();
                }

            default:
                throw InvalidFormat();
        }
    }

    private RSA AsRsa() => RsaOf(Parts(Blob.AsSpan()));

    private static RSA RsaOf(List<byte[]> parts) => RSA.Create(new RSAParameters { Exponent = parts[1], Modulus = parts[2].AsSpan().TrimStart((byte)0).ToArray() });

    private static List<byte[]> Parts(ReadOnlySpan<byte> blob)
    {
        var parts = new List<byte[]>();
        while (!blob.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(blob);
            parts.Add(blob.Slice(sizeof(int), length).ToArray());
            blob = blob[(sizeof(int) + length)..];
        }

        return parts;
    }

    /// <summary>The Base64 of a file of RFC 4716, without its headers, which a backslash continues on the next line.</summary>
    private static string BodyOf(string text)
    {
        var (body, isHeader) = (new StringBuilder(), false);
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Skip(1).TakeWhile(line => !line.StartsWith("----", StringComparison.Ordinal)))
        {
            isHeader = isHeader || line.Contains(':', StringComparison.Ordinal);
            body.Append(isHeader ? "" : line);
            isHeader = isHeader && line.EndsWith('\\');
        }

        return body.ToString();
    }

    private static AwsException InvalidFormat() => new("InvalidKey.Format", 400, "Key is not in valid OpenSSH public key format");
}
