using System.IO.Hashing;
using System.Security.Cryptography;

namespace ScsLabs.Model.Bodies;

/// <summary>Computes one checksum incrementally. Not thread-safe.</summary>
internal abstract class ChecksumCalculator : IDisposable
{
    private ChecksumCalculator()
    {
    }

    /// <summary>Creates a calculator for an empty input.</summary>
    public static ChecksumCalculator Of(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new Crc(new Crc32()),
        ChecksumAlgorithm.Crc32C => new Crc(new Crc32(Crc32ParameterSet.Crc32C)),
        ChecksumAlgorithm.Crc64Nvme => new Crc(new Crc64(Crc64ParameterSet.Nvme)),
        ChecksumAlgorithm.Sha1 => new Hash(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha256 => new Hash(HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>Computes the checksum of bytes in memory, such as the checksums of parts.</summary>
    public static byte[] Compute(ChecksumAlgorithm algorithm, ReadOnlySpan<byte> bytes)
    {
        switch (algorithm)
        {
            case ChecksumAlgorithm.Sha1:
                return CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes);
            case ChecksumAlgorithm.Sha256:
                return CryptographicOperations.HashData(HashAlgorithmName.SHA256, bytes);
            default:
                using (var calculator = Of(algorithm))
                {
                    calculator.Append(bytes);
                    return calculator.Finish();
                }
        }
    }

    /// <summary>The checksum's length in bytes.</summary>
    public static int LengthOf(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C => 4,
        ChecksumAlgorithm.Crc64Nvme => 8,
        ChecksumAlgorithm.Sha1 => SHA1.HashSizeInBytes,
        ChecksumAlgorithm.Sha256 => SHA256.HashSizeInBytes,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>Appends bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns the checksum of all bytes appended since the last call, most significant byte first, as S3 encodes it to base64, and resets the calculator.</summary>
    public abstract byte[] Finish();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    internal static ChecksumCalculator Md5() => new Hash(HashAlgorithmName.MD5);

    private sealed class Crc(NonCryptographicHashAlgorithm crc) : ChecksumCalculator
    {
        public override void Append(ReadOnlySpan<byte> bytes) => crc.Append(bytes);

        public override byte[] Finish()
        {
            // These polynomials are reflected, and the library writes them least significant byte first.
            var result = crc.GetHashAndReset();
            Array.Reverse(result);
            return result;
        }
    }

    private sealed class Hash(HashAlgorithmName name) : ChecksumCalculator
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

        public override byte[] Finish() => hash.GetHashAndReset();

        public override void Dispose()
        {
            hash.Dispose();
            base.Dispose();
        }
    }
}
