using System.Buffers.Binary;
using System.Numerics;

namespace ScsLabs.Services.Kms;

/// <summary>SHA-224 and its HMAC, which .NET doesn't have. It is SHA-256 from other initial values, cut to 28 bytes.</summary>
/// <remarks>Source: FIPS 180-4, 5.3.2 and 6.3; RFC 2104.</remarks>
internal static class Sha224
{
    private const int Size = 28;
    private const int BlockSize = 64;
    private const int Rounds = 64;
    private const int StateWords = 8;

    /// <summary>The second 32 bits of the fractional parts of the square roots of the 9th to the 16th prime.</summary>
    private static ReadOnlySpan<uint> Initial => [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes.</summary>
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Hashes the bytes.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> bytes)
    {
        Span<uint> state = stackalloc uint[StateWords];
        Initial.CopyTo(state);
        var padded = new byte[(bytes.Length + sizeof(ulong) + BlockSize) / BlockSize * BlockSize];
        bytes.CopyTo(padded);
        padded[bytes.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - sizeof(ulong)), (ulong)bytes.Length * 8);
        for (var at = 0; at < padded.Length; at += BlockSize)
        {
            Compress(state, padded.AsSpan(at, BlockSize));
        }

        var hash = new byte[Size];
        for (var word = 0; word < Size / sizeof(uint); word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(word * sizeof(uint)), state[word]);
        }

        return hash;
    }

    /// <summary>Makes the HMAC of a message with a key of at most 64 bytes.</summary>
    public static byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        byte[] inner = [.. Padded(key, 0x36), .. message];
        return HashData([.. Padded(key, 0x5c), .. HashData(inner)]);
    }

    private static byte[] Padded(ReadOnlySpan<byte> key, byte with)
    {
        var block = new byte[BlockSize];
        key.CopyTo(block);
        for (var at = 0; at < block.Length; at++)
        {
            block[at] ^= with;
        }

        return block;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[Rounds];
        for (var t = 0; t < Rounds; t++)
        {
            words[t] = t < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..])
                : words[t - 16] + Mixed(words[t - 15], 7, 18, 3) + words[t - 7] + Mixed(words[t - 2], 17, 19, 10);
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Rounds; t++)
        {
            var first = h + Turned(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + Constants[t] + words[t];
            var second = Turned(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        ReadOnlySpan<uint> added = [a, b, c, d, e, f, g, h];
        for (var word = 0; word < StateWords; word++)
        {
            state[word] += added[word];
        }
    }

    private static uint Turned(uint x, int one, int two, int three) => BitOperations.RotateRight(x, one) ^ BitOperations.RotateRight(x, two) ^ BitOperations.RotateRight(x, three);

    private static uint Mixed(uint x, int one, int two, int shift) => BitOperations.RotateRight(x, one) ^ BitOperations.RotateRight(x, two) ^ (x >> shift);
}
