using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Xml;

/// <summary>Feeds a document to an XML reader, and throws when one token exceeds <see cref="MaxToken"/> bytes.</summary>
/// <remarks>The reader keeps a whole start tag in memory, with about a hundred bytes for each attribute, before they can be counted.</remarks>
internal sealed class XmlTokenStream(ReadOnlyMemory<byte> document) : Stream
{
    /// <summary>The most bytes of one token, including what the reader reads ahead.</summary>
    public const int MaxToken = 128 * 1024;

    private int given;
    private int start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Records that the reader has reached the next token.</summary>
    public void StartToken() => start = given;

    /// <inheritdoc />
    /// <remarks>Errors: WireFormatException.</remarks>
    public override int Read(Span<byte> buffer)
    {
        if (given - start > MaxToken)
        {
            throw new WireFormatException($"The XML has a tag or text of more than {MaxToken} bytes.");
        }

        var count = Math.Min(buffer.Length, document.Length - given);
        document.Span.Slice(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
