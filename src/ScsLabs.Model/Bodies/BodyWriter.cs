using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>Builds a body from a stream of bytes: up to 1 MB in memory, beyond that in a nameless file where one can be created. Not thread-safe.</summary>
/// <remarks>
/// MD5 and the requested checksums are computed while the following bytes are received.
/// Disposing of a writer without calling <see cref="CompleteAsync"/> discards its bytes.
/// </remarks>
internal sealed class BodyWriter : IDisposable, IAsyncDisposable
{
    /// <summary>The maximum length of a body kept in memory, in bytes; also the size of one write to a file.</summary>
    public const int MemoryBound = 1024 * 1024;

    private const int FirstLength = 16 * 1024;

    private readonly int[] slots;
    private readonly BodyFolder folder;

    /// <summary>One calculator for each slot, created when there is more than one block; a body of a single block is digested in one call.</summary>
    private ChecksumCalculator[]? calculators;

    private byte[] filling = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int filled;
    private byte[]? other;
    private long stored;
    private bool isEnded;

    /// <summary>The write of the preceding block. The next write begins when it has ended, so that only one task at a time uses the file and the calculators.</summary>
    private Task storing = Task.CompletedTask;
    private SafeFileHandle? file;
    private List<Piece>? held;

    /// <summary>Begins a body.</summary>
    /// <param name="algorithms">The checksums to compute while writing.</param>
    public BodyWriter(IEnumerable<ChecksumAlgorithm> algorithms)
        : this(algorithms, BodyFolder.Default)
    {
    }

    internal BodyWriter(IEnumerable<ChecksumAlgorithm> algorithms, BodyFolder folder)
    {
        slots = Digests.Slots(algorithms, md5: true);
        this.folder = folder;
    }

    /// <summary>The number of bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Appends bytes. After a failure the writer can only be disposed of.</summary>
    /// <remarks>Errors: BodyStorageException, OperationCanceledException.</remarks>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        cancellationToken.ThrowIfCancellationRequested();
        while (bytes.Length > 0)
        {
            if (filled == MemoryBound)
            {
                await storing.WaitAsync(cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                StoreFilled();
            }

            Grow(bytes.Length);
            var count = Math.Min(bytes.Length, Math.Min(filling.Length, MemoryBound) - filled);
            bytes[..count].CopyTo(filling.AsMemory(filled));
            filled += count;
            Length += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Returns the body of all bytes written. The writer can't be used afterwards.</summary>
    /// <remarks>Errors: BodyStorageException, OperationCanceledException.</remarks>
    public async ValueTask<Body> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        cancellationToken.ThrowIfCancellationRequested();
        await storing.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (calculators is null)
        {
            var small = OneBlock();
            Dispose();
            return small;
        }

        StoreFilled();
        await storing.WaitAsync(cancellationToken).ConfigureAwait(false);
        var body = ManyBlocks(calculators);
        Dispose();
        return body;
    }

    /// <summary>Discards the bytes written, at once or when the pending write has ended.</summary>
    public void Dispose()
    {
        if (isEnded)
        {
            return;
        }

        isEnded = true;
        if (storing.IsCompleted)
        {
            Release();
        }
        else
        {
            _ = storing.ContinueWith(static (_, writer) => ((BodyWriter)writer!).Release(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
    }

    private void Release()
    {
        // The failure of a write that was not awaited can be ignored here.
        _ = storing.Exception;
        file?.Dispose();
        Array.ForEach(calculators ?? [], calculator => calculator.Dispose());
        ArrayPool<byte>.Shared.Return(filling);
        if (other is not null)
        {
            ArrayPool<byte>.Shared.Return(other);
        }
    }

    private Body OneBlock()
    {
        var digests = Digests.None();
        foreach (var slot in slots)
        {
            digests[slot] = Digests.Compute(slot, filling.AsSpan(0, filled));
        }

        return new(filled == 0 ? [] : [new(new MemoryBlob(filling.AsSpan(0, filled).ToArray()), 0, filled)], digests);
    }

    private Body ManyBlocks(ChecksumCalculator[] calculators)
    {
        var digests = Digests.None();
        foreach (var (slot, calculator) in slots.Zip(calculators))
        {
            digests[slot] = calculator.Finish();
        }

        Piece[] pieces = file is null ? [.. held!] : [new(new FileBlob(file, Length), 0, Length)];
        file = null;
        return new(pieces, digests);
    }

    private void Grow(int wanted)
    {
        if (filled < filling.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(MemoryBound, Math.Max(2 * filled, filled + wanted)));
        filling.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(filling);
        filling = larger;
    }

    /// <summary>Starts to write the filled part of the buffer to the file, and switches to the other buffer.</summary>
    private void StoreFilled()
    {
        var all = calculators ??= Array.ConvertAll(slots, Digests.Calculator);
        var (block, length, offset) = (filling, filled, stored);
        filling = other ?? ArrayPool<byte>.Shared.Rent(MemoryBound);
        other = block;
        filled = 0;
        stored += length;
        storing = Task.Run(() => StoreAsync(all, block.AsMemory(0, length), offset));
    }

    private async Task StoreAsync(ChecksumCalculator[] calculators, ReadOnlyMemory<byte> block, long offset)
    {
        // Digests each block once, even if its write is retried.
        foreach (var calculator in calculators)
        {
            calculator.Append(block.Span);
        }

        if (file is null && held is null)
        {
            // Without a writable folder, as in a read-only container, the bytes stay in memory.
            file = await folder.TryOpenAsync().ConfigureAwait(false);
            held = file is null ? [] : null;
        }

        if (file is not null)
        {
            await folder.WriteAsync(file, block, offset).ConfigureAwait(false);
        }
        else
        {
            held!.Add(new(new MemoryBlob(block.ToArray()), 0, block.Length));
        }
    }
}
