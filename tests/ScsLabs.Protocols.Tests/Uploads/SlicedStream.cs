namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Bytes that come in pieces of given lengths, over and over.</summary>
internal sealed class SlicedStream(byte[] bytes, params int[] lengths) : MemoryStream(bytes)
{
    private int turn;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span[..Math.Min(buffer.Length, lengths.Length == 0 ? int.MaxValue : lengths[turn++ % lengths.Length])]));
}
