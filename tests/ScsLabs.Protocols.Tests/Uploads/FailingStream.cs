namespace ScsLabs.Protocols.Tests.Uploads;

/// <summary>Bytes that can't be read.</summary>
internal sealed class FailingStream(Exception failure) : MemoryStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(failure);
}
