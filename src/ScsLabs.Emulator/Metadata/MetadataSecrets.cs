using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator.Metadata;

/// <summary>Makes and recognises the secrets of the metadata service: one for each instance, whose knowledge means being on it, and its tokens. None is stored; all follow from a key of this emulator's.</summary>
internal sealed class MetadataSecrets
{
    private const int ExpirySize = sizeof(long);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The secret of an instance.</summary>
    public string Of(Instance instance) => $"{instance.Id}-{Convert.ToHexStringLower(Seal($"instance {instance.Id}").AsSpan(0, 16))}";

    /// <summary>Finds the instance that a secret belongs to; null where it is no instance's.</summary>
    public Instance? Find(string secret, WorldView world) =>
        secret.LastIndexOf('-') is var end and > 0 && world.Find(AnyPlace<Instance>.ById, secret[..end]) is { } instance && AreEqual(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Of(instance)))
            ? instance
            : null;

    /// <summary>Makes a token that an instance's service takes until a time.</summary>
    public string Token(Instance instance, DateTimeOffset expiry)
    {
        var bytes = new byte[ExpirySize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, expiry.ToUnixTimeMilliseconds());
        return Convert.ToBase64String([.. bytes, .. SealToken(instance, bytes)]);
    }

    /// <summary>The time until which an instance's service takes a token; null where the token is no token of the instance's.</summary>
    public DateTimeOffset? Expiry(string token, Instance instance)
    {
        Span<byte> bytes = stackalloc byte[ExpirySize + SHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(token, bytes, out var length) && length == bytes.Length && AreEqual(bytes[ExpirySize..], SealToken(instance, bytes[..ExpirySize]))
            ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes))
            : null;
    }

    private byte[] SealToken(Instance instance, ReadOnlySpan<byte> expiry) => Seal(string.Create(CultureInfo.InvariantCulture, $"token {instance.Id} {BinaryPrimitives.ReadInt64BigEndian(expiry)}"));

    private byte[] Seal(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static bool AreEqual(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(one, other);
}
