using System.Security.Cryptography;

namespace ScsLabs.Model.Bodies;

/// <summary>The known digests of a sequence of bytes: a slot for each checksum and one for MD5.</summary>
internal static class Digests
{
    public const int Md5 = (int)ChecksumAlgorithm.Sha256 + 1;

    public static byte[]?[] None() => new byte[]?[Md5 + 1];

    /// <summary>The slots of the checksums and, if requested, of MD5.</summary>
    public static int[] Slots(IEnumerable<ChecksumAlgorithm> algorithms, bool md5)
    {
        var slots = algorithms.Select(static algorithm => (int)algorithm);
        return [.. (md5 ? slots.Append(Md5) : slots).Distinct()];
    }

    /// <summary>Computes the digest of bytes in memory.</summary>
    public static byte[] Compute(int slot, ReadOnlySpan<byte> bytes) =>
        slot == Md5 ? CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes) : ChecksumCalculator.Compute((ChecksumAlgorithm)slot, bytes);

    public static ChecksumCalculator Calculator(int slot) =>
        slot == Md5 ? ChecksumCalculator.Md5() : ChecksumCalculator.Of((ChecksumAlgorithm)slot);

    /// <summary>Derives the digests of concatenated bodies from those of the bodies: CRCs can be combined, hashes can't.</summary>
    public static byte[]?[] OfJoined(Body[] bodies)
    {
        var joined = None();
        foreach (var (algorithm, polynomial) in CrcPolynomial.All)
        {
            if (Array.TrueForAll(bodies, body => body.Known((int)algorithm) is not null))
            {
                joined[(int)algorithm] = polynomial.Combine(bodies.Select(body => (body.Known((int)algorithm)!, body.Length)));
            }
        }

        return joined;
    }
}
