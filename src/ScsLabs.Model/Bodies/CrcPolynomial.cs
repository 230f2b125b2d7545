using System.Buffers.Binary;

namespace ScsLabs.Model.Bodies;

/// <summary>Combines CRCs: computes the CRC of concatenated bytes from the parts' CRCs and lengths.</summary>
/// <remarks>
/// Bytes are a polynomial over GF(2), and their CRC is its remainder modulo p: appending n bytes multiplies the preceding polynomial by x^8n.
/// The register's initial value of all ones and its final inversion cancel out. Source: zlib, crc32_combine.
/// </remarks>
internal sealed class CrcPolynomial
{
    private readonly int width;
    private readonly ulong polynomial;

    /// <summary>The powers x^(2^i) modulo p: enough for any length in bytes, times eight bits.</summary>
    private readonly ulong[] squares = new ulong[64 + 3];

    /// <summary>Precomputes the powers.</summary>
    /// <param name="width">The CRC's width in bits.</param>
    /// <param name="polynomial">p without its highest term, reflected: the highest bit is the coefficient of x^0.</param>
    private CrcPolynomial(int width, ulong polynomial)
    {
        (this.width, this.polynomial) = (width, polynomial);
        squares[0] = One >> 1;
        for (var i = 1; i < squares.Length; i++)
        {
            squares[i] = Multiply(squares[i - 1], squares[i - 1]);
        }
    }

    /// <summary>The polynomials of the checksum algorithms that are CRCs.</summary>
    public static IReadOnlyList<(ChecksumAlgorithm Algorithm, CrcPolynomial Polynomial)> All { get; } =
    [
        (ChecksumAlgorithm.Crc32, new(32, 0xEDB88320)),
        (ChecksumAlgorithm.Crc32C, new(32, 0x82F63B78)),
        (ChecksumAlgorithm.Crc64Nvme, new(64, 0x9A6C9329AC4BC9B5)),
    ];

    /// <summary>x^0.</summary>
    private ulong One => 1UL << (width - 1);

    /// <summary>Computes the CRC of concatenated parts, most significant byte first.</summary>
    /// <param name="parts">Each part's CRC, most significant byte first, and its length in bytes.</param>
    public byte[] Combine(IEnumerable<(byte[] Crc, long Length)> parts)
    {
        // The CRC of no bytes is 0. Parts usually have the same length, so its power is computed once.
        var (whole, length, power) = (0UL, 0L, One);
        foreach (var part in parts)
        {
            if (part.Length != length)
            {
                (length, power) = (part.Length, PowerOf(part.Length));
            }

            whole = Multiply(power, whole) ^ Read(part.Crc);
        }

        return Write(whole);
    }

    /// <summary>x^8n modulo p.</summary>
    private ulong PowerOf(long bytes)
    {
        var power = One;
        for (var i = 3; bytes != 0; i++, bytes >>= 1)
        {
            if ((bytes & 1) != 0)
            {
                power = Multiply(squares[i], power);
            }
        }

        return power;
    }

    /// <summary>a times b modulo p.</summary>
    private ulong Multiply(ulong a, ulong b)
    {
        var product = 0UL;
        for (var bit = One; bit != 0; bit >>= 1)
        {
            if ((a & bit) != 0)
            {
                product ^= b;
            }

            b = (b & 1) != 0 ? (b >> 1) ^ polynomial : b >> 1;
        }

        return product;
    }

    private ulong Read(byte[] crc) => width == 32 ? BinaryPrimitives.ReadUInt32BigEndian(crc) : BinaryPrimitives.ReadUInt64BigEndian(crc);

    private byte[] Write(ulong crc)
    {
        var bytes = new byte[width / 8];
        if (width == 32)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)crc);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, crc);
        }

        return bytes;
    }
}
