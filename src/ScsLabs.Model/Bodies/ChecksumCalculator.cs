using System.IO.Hashing;
using System.Security.Cryptography;

namespace ScsLabs.Model.Bodies;

/// <summary>Computes one checksum as the bytes pass. For one thread at a time.</summary>
public abstract class ChecksumCalculator : IDisposable
{
    private ChecksumCalculator()
    {
    }

    /// <summary>A calculator that has seen no byte yet.</summary>
    public static ChecksumCalculator Of(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new Crc(new Crc32()),
        ChecksumAlgorithm.Crc32C => new Crc(new Crc32(Crc32ParameterSet.Crc32C)),
        ChecksumAlgorithm.Crc64Nvme => new Crc(new Crc64(Crc64ParameterSet.Nvme)),
        ChecksumAlgorithm.Sha1 => new Hash(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha256 => new Hash(HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>The checksum of bytes that are all there, such as the checksums of parts.</summary>
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

    /// <summary>Bytes that the algorithm's checksum has.</summary>
    public static int LengthOf(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C => 4,
        ChecksumAlgorithm.Crc64Nvme => 8,
        ChecksumAlgorithm.Sha1 => SHA1.HashSizeInBytes,
        ChecksumAlgorithm.Sha256 => SHA256.HashSizeInBytes,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>Takes the next bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum of all bytes since the last time, the highest byte first, as S3 encodes it to base64.</summary>
    public abstract byte[] Finish();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    internal static ChecksumCalculator Md5() => new Hash(HashAlgorithmName.MD5);

    private sealed class Crc(NonCryptographicHashAlgorithm crc) : ChecksumCalculator
    {
        public override void Append(ReadOnlySpan<byte> bytes) => crc.Append(bytes);

        public override byte[] Finish()
        {
            // These polynomials are reflected, and the library writes them the lowest byte first.
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
