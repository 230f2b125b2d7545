using System.Buffers;

namespace ScsLabs.Model.Bodies;

/// <content>The digests of the bytes, MD5 and checksums, each computed at most once.</content>
public sealed partial class Body
{
    /// <summary>The known digests, by <see cref="Digests"/>' slots; also the lock of <see cref="digestions"/>.</summary>
    private readonly byte[]?[] digests;

    /// <summary>The computations in progress.</summary>
    private List<Digestion>? digestions;

    /// <summary>Whether the body is small enough for its digests to be computed synchronously.</summary>
    private bool IsDigestedAtOnce => Length <= BodyWriter.MemoryBound;

    /// <summary>The MD5 of the bytes. Callers must not change the array.</summary>
    /// <remarks>Errors: InvalidOperationException (the body has more than 1 MB and its MD5 isn't known: call <see cref="EnsureDigestsAsync"/> first), IOException.</remarks>
    public byte[] Md5 => Digest(Digests.Md5);

    /// <summary>The checksum of the bytes, most significant byte first. Callers must not change the array.</summary>
    /// <remarks>Errors: InvalidOperationException (the body has more than 1 MB and its checksum isn't known: call <see cref="EnsureDigestsAsync"/> first), IOException.</remarks>
    public byte[] Checksum(ChecksumAlgorithm algorithm) => Digest((int)algorithm);

    /// <summary>Whether these digests are available without waiting: they are known, or the body has no more than 1 MB.</summary>
    /// <param name="algorithms">The checksums.</param>
    /// <param name="md5">Whether MD5 is needed too.</param>
    public bool IsDigested(IEnumerable<ChecksumAlgorithm> algorithms, bool md5) => IsDigestedAtOnce || Missing(Digests.Slots(algorithms, md5)).Length == 0;

    /// <summary>Computes digests and caches them. One pass computes all that aren't known yet; concurrent callers share it.</summary>
    /// <param name="algorithms">The checksums.</param>
    /// <param name="md5">Whether MD5 is needed too.</param>
    /// <param name="cancellationToken">Cancels the wait, and the computation too if no other caller waits for it.</param>
    /// <remarks>Errors: IOException, OperationCanceledException.</remarks>
    public ValueTask EnsureDigestsAsync(IEnumerable<ChecksumAlgorithm> algorithms, bool md5, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        var slots = Digests.Slots(algorithms, md5);
        if (!IsDigestedAtOnce)
        {
            return Missing(slots).Length == 0 ? default : new(EnsureAsync(slots, cancellationToken));
        }

        Array.ForEach(slots, slot => Digest(slot));
        return default;
    }

    /// <summary>The digest; null if it isn't known.</summary>
    internal byte[]? Known(int slot) => Volatile.Read(ref digests[slot]);

    private byte[] Digest(int slot)
    {
        if (Known(slot) is { } known)
        {
            return known;
        }

        return IsDigestedAtOnce
            ? Remember(slot, Memory is { } whole ? Digests.Compute(slot, whole.Span) : ComputeAtOnce(slot))
            : throw new InvalidOperationException($"The {(slot == Digests.Md5 ? "MD5" : (ChecksumAlgorithm)slot)} of a body of {Length} bytes isn't known, and computing it takes long: EnsureDigestsAsync does so, and belongs where nobody waits for a turn.");
    }

    private int[] Missing(int[] slots) => Array.FindAll(slots, slot => Known(slot) is null);

    /// <summary>Caches a digest; if another thread cached it first, returns that thread's array.</summary>
    private byte[] Remember(int slot, byte[] digest) => Interlocked.CompareExchange(ref digests[slot], digest, null) ?? digest;

    private async Task EnsureAsync(int[] slots, CancellationToken cancellationToken)
    {
        while (JoinDigestion(slots) is { } digestion)
        {
            try
            {
                await digestion.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                LeaveDigestion(digestion);
            }
        }
    }

    /// <summary>Finds a computation to wait for: one in progress that computes some of the missing digests, else a new one; null where none is missing.</summary>
    private Digestion? JoinDigestion(int[] slots)
    {
        lock (digests)
        {
            if (Missing(slots) is not { Length: > 0 } missing)
            {
                return null;
            }

            digestions ??= [];
            var digestion = digestions.Find(running => !running.Task.IsCompleted && running.Slots.Intersect(missing).Any());
            if (digestion is null)
            {
                digestion = new(missing, ComputeAsync);
                digestions.Add(digestion);
            }

            digestion.Join();
            return digestion;
        }
    }

    private void LeaveDigestion(Digestion digestion)
    {
        lock (digests)
        {
            if (!digestion.Leave())
            {
                return;
            }

            digestions!.Remove(digestion);
        }

        digestion.Abandon();
    }

    private async Task ComputeAsync(int[] slots, CancellationToken cancellationToken)
    {
        var calculators = Array.ConvertAll(slots, Digests.Calculator);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            foreach (var piece in pieces)
            {
                var memory = piece.Memory;
                for (long done = 0; done < piece.Length;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var bytes = memory is { } all
                        ? all.Slice((int)done, Math.Min(all.Length - (int)done, BufferLength))
                        : buffer.AsMemory(0, await piece.ReadAsync(done, buffer, cancellationToken).ConfigureAwait(false));
                    Array.ForEach(calculators, calculator => calculator.Append(bytes.Span));
                    done += bytes.Length;
                }
            }

            foreach (var (slot, calculator) in slots.Zip(calculators))
            {
                Remember(slot, calculator.Finish());
            }
        }
        finally
        {
            Array.ForEach(calculators, calculator => calculator.Dispose());
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Computes the digest of a small body that isn't in memory in one piece.</summary>
    private byte[] ComputeAtOnce(int slot)
    {
        var bytes = new byte[Length];
        var at = 0;
        foreach (var piece in pieces)
        {
            for (long done = 0; done < piece.Length;)
            {
                var count = piece.Read(done, bytes.AsSpan(at));
                done += count;
                at += count;
            }
        }

        return Digests.Compute(slot, bytes);
    }
}
