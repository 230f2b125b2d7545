using System.Numerics;
using System.Security.Cryptography;

namespace ScsLabs.Services.Ec2;

/// <summary>Computes public keys of Ed25519, which .NET doesn't.</summary>
/// <remarks>Source: RFC 8032, 5.1. The time depends on the private key: whoever measures it is in the same process and has the key anyway.</remarks>
internal static class Ed25519
{
    /// <summary>The length of private and public keys, in bytes.</summary>
    public const int Length = 32;

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;

    /// <summary>Twice the curve's constant d.</summary>
    private static readonly BigInteger TwiceD = Mod(-121665 * Inverse(121666) * 2);

    private static readonly Point Base = Point.Of(BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202"), Mod(4 * Inverse(5)));

    /// <summary>The public key of a private one.</summary>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> privateKey)
    {
        var scalar = SHA512.HashData(privateKey)[..Length];
        scalar[0] &= 0xF8;
        scalar[^1] = (byte)((scalar[^1] & 0x7F) | 0x40);
        var (point, bits) = (Point.Of(0, 1), new BigInteger(scalar, isUnsigned: true));
        for (var bit = 254; bit >= 0; bit--)
        {
            point += point;
            point = ((bits >> bit) & 1).IsOne ? point + Base : point;
        }

        return point.Encode();
    }

    private static BigInteger Mod(BigInteger number) => BigInteger.Remainder(number, Prime) is var rest && rest.Sign < 0 ? rest + Prime : rest;

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(number, Prime - 2, Prime);

    /// <summary>A point in extended homogeneous coordinates.</summary>
    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
    {
        public static Point Of(BigInteger x, BigInteger y) => new(x, y, 1, Mod(x * y));

        public static Point operator +(Point one, Point other)
        {
            var (a, b) = (Mod((one.Y - one.X) * (other.Y - other.X)), Mod((one.Y + one.X) * (other.Y + other.X)));
            var (c, d) = (Mod(one.T * TwiceD * other.T), Mod(one.Z * 2 * other.Z));
            var (e, f, g, h) = (b - a, d - c, d + c, b + a);
            return new(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
        }

        public byte[] Encode()
        {
            var inverse = Inverse(Z);
            var bytes = new byte[Length];
            Mod(Y * inverse).TryWriteBytes(bytes, out _, isUnsigned: true);
            bytes[^1] |= Mod(X * inverse).IsEven ? (byte)0 : (byte)0x80;
            return bytes;
        }
    }
}
