using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Model.Bodies;

/// <summary>One reading of a body that computes some of its digests, for all who wait for any of them. It ends early when nobody waits any more.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing to dispose of.")]
internal sealed class Digestion
{
    private readonly CancellationTokenSource abandoned = new();
    private int waiting;

    /// <summary>Begins to read, on threads of the pool.</summary>
    public Digestion(int[] slots, Func<int[], CancellationToken, Task> compute)
    {
        Slots = slots;
        Task = Task.Run(() => compute(slots, abandoned.Token));
    }

    /// <summary>The digests that it computes.</summary>
    public int[] Slots { get; }

    /// <summary>The reading.</summary>
    public Task Task { get; }

    /// <summary>One more waits. Under the body's lock, as is <see cref="Leave"/>.</summary>
    public void Join() => waiting++;

    /// <summary>One less waits.</summary>
    /// <returns>Whether nobody waits any more.</returns>
    public bool Leave() => --waiting == 0;

    /// <summary>Gives the reading up, if it hasn't ended.</summary>
    public void Abandon() => abandoned.Cancel();
}
