using System.Buffers;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Keeps the beginning of what a program writes, and drops the rest.</summary>
/// <param name="most">The maximum that is kept, in bytes.</param>
internal sealed class CapturedOutput(int most)
{
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> kept = new();

    /// <summary>The bytes that were kept until now.</summary>
    public byte[] Bytes
    {
        get
        {
            lock (gate)
            {
                return kept.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>Adds bytes, as far as there is room.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            kept.Write(bytes[..Math.Min(bytes.Length, most - kept.WrittenCount)]);
        }
    }

    /// <summary>Reads all of a stream.</summary>
    public async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[8192];
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            Add(buffer.AsSpan(0, count));
        }
    }
}
