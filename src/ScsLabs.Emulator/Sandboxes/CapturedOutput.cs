using System.Buffers;
using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Keeps the beginning of what a program writes, and drops the rest.</summary>
/// <param name="most">The maximum that is kept, in bytes.</param>
internal sealed class CapturedOutput(int most)
{
    /// <summary>Stands at the end of what was cut, as in AWS's answers.</summary>
    private const string Cut = "---Output truncated---";

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> kept = new();
    private bool isCut;

    /// <summary>The bytes that were kept until now, and where some were dropped the words for it.</summary>
    public byte[] Bytes
    {
        get
        {
            lock (gate)
            {
                return isCut ? [.. kept.WrittenSpan, .. Encoding.ASCII.GetBytes(Cut)] : kept.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>Adds bytes, as far as there is room.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var taken = Math.Min(bytes.Length, most - kept.WrittenCount);
            kept.Write(bytes[..taken]);
            isCut |= taken < bytes.Length;
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
