using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>Makes a body of bytes as they come: up to 1 MB in memory, beyond that in a file without a name where one can be made. For one thread at a time.</summary>
/// <remarks>
/// MD5 and the checksums that are asked for are computed on the way, beside the receiving of what follows.
/// One that is disposed of without <see cref="CompleteAsync"/> leaves nothing.
/// </remarks>
public sealed class BodyWriter : IDisposable, IAsyncDisposable
{
    /// <summary>The most bytes of a body that stays in memory; also what is written to a file at once.</summary>
    public const int MemoryBound = 1024 * 1024;

    private const int FirstLength = 16 * 1024;

    private readonly int[] slots;
    private readonly BodyFolder folder;

    /// <summary>One for each slot, as soon as there is more than one block: what is there at once is digested at once.</summary>
    private ChecksumCalculator[]? calculators;

    private byte[] filling = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int filled;
    private byte[]? other;
    private long stored;
    private bool isEnded;

    /// <summary>The storing of the block before: the next one begins when it has ended, so that what follows belongs to one task at a time.</summary>
    private Task storing = Task.CompletedTask;
    private SafeFileHandle? file;
    private List<Piece>? held;

    /// <summary>Begins a body.</summary>
    /// <param name="algorithms">The checksums that the body is to know.</param>
    public BodyWriter(IEnumerable<ChecksumAlgorithm> algorithms)
        : this(algorithms, BodyFolder.Default)
    {
    }

    internal BodyWriter(IEnumerable<ChecksumAlgorithm> algorithms, BodyFolder folder)
    {
        slots = Digests.Slots(algorithms, md5: true);
        this.folder = folder;
    }

    /// <summary>How many bytes have come so far.</summary>
    public long Length { get; private set; }

    /// <summary>Takes the next bytes. After a failure the writer is good for nothing but to be disposed of.</summary>
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

    /// <summary>The body of all that was written. The writer is of no use afterwards.</summary>
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

    /// <summary>Drops what was written, at once or as soon as the block that is being stored allows it.</summary>
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
        // A failure that nobody waited for is no news any more.
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

    /// <summary>Sends the buffer to the file, as far as it is filled, and turns to the other.</summary>
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
        // Once, however often the block is written.
        foreach (var calculator in calculators)
        {
            calculator.Append(block.Span);
        }

        if (file is null && held is null)
        {
            // Where there is no folder to write to, as in a container that is read-only, memory must do.
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
