using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>Makes a body of bytes as they come: up to 1 MB in memory, beyond that in a file without a name where one can be made. For one thread at a time.</summary>
/// <remarks>
/// MD5 and the checksums that are asked for are computed on the way, beside the receiving of what follows.
/// One that is disposed of without <see cref="Complete"/> leaves nothing.
/// </remarks>
/// <param name="algorithms">The checksums that the body is to know.</param>
public sealed class BodyWriter(IEnumerable<ChecksumAlgorithm> algorithms) : IDisposable, IAsyncDisposable
{
    /// <summary>The most bytes of a body that stays in memory; also what is written to a file at once.</summary>
    public const int MemoryBound = 1024 * 1024;

    private const int FirstLength = 16 * 1024;

    private readonly int[] slots = [.. algorithms.Select(algorithm => (int)algorithm).Append(Digests.Md5).Distinct()];

    /// <summary>One for each slot, as soon as there is more than one block: what is there at once is digested at once.</summary>
    private ChecksumCalculator[]? calculators;

    private byte[] filling = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int filled;
    private byte[]? other;
    private Task storing = Task.CompletedTask;
    private SafeFileHandle? file;
    private List<Piece>? held;
    private long stored;
    private bool isEnded;

    /// <summary>How many bytes have come so far.</summary>
    public long Length { get; private set; }

    /// <summary>Takes the next bytes.</summary>
    /// <remarks>Errors: IOException, UnauthorizedAccessException (the folder for temporary files), OperationCanceledException.</remarks>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        while (bytes.Length > 0)
        {
            if (filled == MemoryBound)
            {
                await storing.WaitAsync(cancel).ConfigureAwait(false);
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
    /// <remarks>Errors: IOException.</remarks>
    public Body Complete()
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        // Waiting is short, and runs what nobody has begun yet right here.
        storing.GetAwaiter().GetResult();
        var body = calculators is null ? OneBlock() : ManyBlocks(calculators);
        Dispose();
        return body;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isEnded)
        {
            return;
        }

        isEnded = true;
        // What is still in use is left to the collector; the handle closes after its last use.
        file?.Dispose();
        if (!storing.IsCompleted)
        {
            return;
        }

        Array.ForEach(calculators ?? [], calculator => calculator.Dispose());
        ArrayPool<byte>.Shared.Return(filling);
        if (other is not null)
        {
            ArrayPool<byte>.Shared.Return(other);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
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
        Store(calculators, filling, filled, stored);
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

    /// <summary>Sends a full buffer to the file, and turns to the other.</summary>
    private void StoreFilled()
    {
        var all = calculators ??= Array.ConvertAll(slots, Digests.Calculator);
        if (file is null && held is null)
        {
            // Where there is no folder to write to, as in a container that is read-only, memory must do.
            file = NamelessFile.TryOpen();
            held = file is null ? [] : null;
        }

        var (block, offset) = (filling, stored);
        filling = other ?? ArrayPool<byte>.Shared.Rent(MemoryBound);
        other = block;
        filled = 0;
        stored += MemoryBound;
        storing = Task.Run(() => Store(all, block, MemoryBound, offset));
    }

    private void Store(ChecksumCalculator[] calculators, byte[] block, int length, long offset)
    {
        foreach (var calculator in calculators)
        {
            calculator.Append(block.AsSpan(0, length));
        }

        if (file is not null)
        {
            RandomAccess.Write(file, block.AsSpan(0, length), offset);
        }
        else
        {
            held?.Add(new(new MemoryBlob(block.AsSpan(0, length).ToArray()), 0, length));
        }
    }
}
