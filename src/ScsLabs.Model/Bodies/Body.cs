using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace ScsLabs.Model.Bodies;

/// <summary>The bytes of an object or a part: they never change, so that parts are joined, ranges taken and objects copied without copying a byte.</summary>
public sealed class Body
{
    private const int ReadSize = 1 << 18;

    private readonly ImmutableArray<Slice> slices;
    private readonly ConcurrentDictionary<ChecksumAlgorithm, byte[]> checksums = new();
    private byte[]? md5;

    private Body(ImmutableArray<Slice> slices)
    {
        this.slices = slices;
        Length = slices.Sum(slice => slice.Length);
    }

    internal Body(Blob blob, byte[] md5, IEnumerable<KeyValuePair<ChecksumAlgorithm, byte[]>> checksums)
        : this(blob.Length == 0 ? [] : [new(blob, 0, blob.Length)])
    {
        this.md5 = md5;
        this.checksums = new(checksums);
    }

    /// <summary>No bytes.</summary>
    public static Body Empty { get; } = new([]);

    /// <summary>How many bytes.</summary>
    public long Length { get; }

    /// <summary>The MD5: made as the bytes came in, else when it is first asked for.</summary>
    public byte[] Md5 => md5 ??= DigestBy(Digest.Md5());

    /// <summary>The bytes, where they are in memory in one piece.</summary>
    public ReadOnlyMemory<byte>? Memory => slices switch
    {
        [] => ReadOnlyMemory<byte>.Empty,
        [{ Blob.Memory: { } memory } only] => memory.Slice((int)only.Offset, (int)only.Length),
        _ => (ReadOnlyMemory<byte>?)null, // without its type a null is empty memory
    };

    /// <summary>Bytes in memory, which nobody may change any more.</summary>
    public static Body Of(ReadOnlyMemory<byte> bytes) => new(bytes.IsEmpty ? [] : [new(new Blob(bytes), 0, bytes.Length)]);

    /// <summary>Several, one after another.</summary>
    public static Body Join(IEnumerable<Body> bodies) => new([.. bodies.SelectMany(body => body.slices)]);

    /// <summary>A checksum: made as the bytes came in, else when it is first asked for.</summary>
    public byte[] Checksum(ChecksumAlgorithm algorithm) => checksums.GetOrAdd(algorithm, static (by, body) => body.DigestBy(Digest.Of(by)), this);

    /// <summary>A part of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part isn't within it.</exception>
    public Body Part(long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
        var parts = ImmutableArray.CreateBuilder<Slice>();
        foreach (var slice in slices)
        {
            var skipped = Math.Min(offset, slice.Length);
            var taken = Math.Min(length, slice.Length - skipped);
            if (taken > 0)
            {
                parts.Add(new(slice.Blob, slice.Offset + skipped, taken));
            }

            (offset, length) = (offset - skipped, length - taken);
        }

        return new(parts.ToImmutable());
    }

    /// <summary>Writes all of it.</summary>
    public async Task CopyToAsync(PipeWriter target, CancellationToken cancel)
    {
        foreach (var slice in slices)
        {
            if (slice.Blob.Memory is { } memory)
            {
                await target.WriteAsync(memory.Slice((int)slice.Offset, (int)slice.Length), cancel).ConfigureAwait(false);
                continue;
            }

            for (long done = 0; done < slice.Length;)
            {
                var space = target.GetMemory(ReadSize);
                var count = await slice.Blob.ReadAsync(slice.Offset + done, space[..(int)Math.Min(space.Length, slice.Length - done)], cancel).ConfigureAwait(false);
                target.Advance(count);
                await target.FlushAsync(cancel).ConfigureAwait(false);
                done += count;
            }
        }
    }

    private byte[] DigestBy(Digest digest)
    {
        using (digest)
        {
            foreach (var slice in slices)
            {
                Append(digest, slice);
            }

            return digest.Finish();
        }
    }

    private static void Append(Digest digest, Slice slice)
    {
        if (slice.Blob.Memory is { } memory)
        {
            digest.Append(memory.Span.Slice((int)slice.Offset, (int)slice.Length));
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        for (long done = 0; done < slice.Length;)
        {
            var count = slice.Blob.Read(slice.Offset + done, buffer.AsSpan(0, (int)Math.Min(buffer.Length, slice.Length - done)));
            digest.Append(buffer.AsSpan(0, count));
            done += count;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>A stretch of a blob.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slice(Blob Blob, long Offset, long Length);
}
