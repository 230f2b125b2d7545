using System.Security.Cryptography;

namespace ScsLabs.Model;

/// <summary>Generates ids: unguessable ones, or repeatable ones from a seed. Never used for key material, nonces or secrets.</summary>
/// <param name="seed">The seed; equal seeds give equal ids. Null for unguessable ids.</param>
/// <param name="from">The number of the world that the ids are for, so that a copy of a world never generates an id that its original did.</param>
/// <param name="stream">Distinguishes sources with the same seed, so that one source's ids don't depend on how often another was used.</param>
internal sealed class IdSource(int? seed = null, long from = 0, int stream = 0)
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [ThreadStatic]
    private static RandomBytes? drawn;

    private readonly Lock gate = new();
    private UInt128 state = new((ulong)from, (uint)(seed ?? 0));

    /// <summary>A random UUID.</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>An id in IAM's format: a prefix for the kind (<c>AIDA</c>, <c>AROA</c>, …) and upper-case base-32 characters, 21 in all by default.</summary>
    public string Unique(string prefix, int length = 21)
    {
        Span<byte> bytes = stackalloc byte[32];
        Fill(bytes);
        return string.Create(length, (prefix, bytes.ToArray()), static (text, from) =>
        {
            from.prefix.CopyTo(text);
            for (var i = from.prefix.Length; i < text.Length; i++)
            {
                text[i] = Alphanumeric[from.Item2[i] & 31];
            }
        });
    }

    /// <summary>An id in EC2's format: a prefix for the kind (<c>vpc-</c>, <c>eni-</c>, …) and 17 hexadecimal digits.</summary>
    public string Hex(string prefix)
    {
        Span<byte> bytes = stackalloc byte[9];
        Fill(bytes);
        return string.Concat(prefix, Convert.ToHexStringLower(bytes).AsSpan(0, 17));
    }

    private void Fill(Span<byte> bytes)
    {
        if (seed is null)
        {
            (drawn ??= new()).Take(bytes);
            return;
        }

        lock (gate)
        {
            Span<byte> block = stackalloc byte[24];
            for (var at = 0; at < bytes.Length; at += 32)
            {
                state++;
                BitConverter.TryWriteBytes(block, seed.Value);
                BitConverter.TryWriteBytes(block[4..], state);
                BitConverter.TryWriteBytes(block[20..], stream);
                SHA256.HashData(block).AsSpan(0, Math.Min(32, bytes.Length - at)).CopyTo(bytes[at..]);
            }
        }
    }

    /// <summary>Random bytes, drawn many at a time, because a draw of few costs as much. Each is taken once.</summary>
    private sealed class RandomBytes
    {
        private readonly byte[] bytes = new byte[2048];
        private int left;

        public void Take(Span<byte> target)
        {
            if (target.Length > left)
            {
                RandomNumberGenerator.Fill(bytes);
                left = bytes.Length;
            }

            left -= target.Length;
            bytes.AsSpan(left, target.Length).CopyTo(target);
        }
    }
}
