using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace ScsLabs.Model.Bodies;

/// <summary>A digest of bytes that come piece by piece.</summary>
internal abstract class Digest : IDisposable
{
    /// <summary>A checksum, in the byte order in which S3 writes it.</summary>
    public static Digest Of(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new Crc32Digest(Crc32ParameterSet.Crc32),
        ChecksumAlgorithm.Crc32C => new Crc32Digest(Crc32ParameterSet.Crc32C),
        ChecksumAlgorithm.Crc64Nvme => new Crc64Digest(),
        ChecksumAlgorithm.Sha1 => new CryptographicDigest(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha256 => new CryptographicDigest(HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>MD5, of which entity tags are made.</summary>
    public static Digest Md5() => new CryptographicDigest(HashAlgorithmName.MD5);

    /// <summary>Takes the next bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The digest of all that came.</summary>
    public abstract byte[] Finish();

    public abstract void Dispose();

    private sealed class Crc32Digest(Crc32ParameterSet parameters) : Digest
    {
        private readonly Crc32 crc = new(parameters);

        public override void Append(ReadOnlySpan<byte> bytes) => crc.Append(bytes);

        public override byte[] Finish()
        {
            var value = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(value, crc.GetCurrentHashAsUInt32());
            return value;
        }

        public override void Dispose()
        {
        }
    }

    private sealed class Crc64Digest : Digest
    {
        private readonly Crc64 crc = new(Crc64ParameterSet.Nvme);

        public override void Append(ReadOnlySpan<byte> bytes) => crc.Append(bytes);

        public override byte[] Finish()
        {
            var value = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(value, crc.GetCurrentHashAsUInt64());
            return value;
        }

        public override void Dispose()
        {
        }
    }

    private sealed class CryptographicDigest(HashAlgorithmName name) : Digest
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

        public override byte[] Finish() => hash.GetCurrentHash();

        public override void Dispose() => hash.Dispose();
    }
}
