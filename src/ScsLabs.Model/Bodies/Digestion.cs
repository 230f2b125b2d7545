using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Model.Bodies;

/// <summary>One pass over a body that computes some of its digests for all callers waiting for any of them. The pass is cancelled when no caller waits any more.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing to dispose of.")]
internal sealed class Digestion
{
    private readonly CancellationTokenSource abandoned = new();
    private int waiting;

    /// <summary>Starts the pass on the thread pool.</summary>
    public Digestion(int[] slots, Func<int[], CancellationToken, Task> compute)
    {
        Slots = slots;
        Task = Task.Run(() => compute(slots, abandoned.Token));
    }

    /// <summary>The digests that this pass computes.</summary>
    public int[] Slots { get; }

    /// <summary>The running pass.</summary>
    public Task Task { get; }

    /// <summary>Adds a waiting caller. Call this and <see cref="Leave"/> under the body's lock.</summary>
    public void Join() => waiting++;

    /// <summary>Removes a waiting caller.</summary>
    /// <returns>Whether no caller waits any more.</returns>
    public bool Leave() => --waiting == 0;

    /// <summary>Cancels the pass if it hasn't ended.</summary>
    public void Abandon() => abandoned.Cancel();
}
