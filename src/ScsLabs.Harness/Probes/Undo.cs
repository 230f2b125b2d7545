using Amazon.Runtime;

namespace ScsLabs.Harness.Probes;

/// <summary>What a probe made, to be taken away again, the last first. What can't be taken away changes no verdict.</summary>
internal sealed class Undo : IAsyncDisposable
{
    private readonly Stack<Func<Task>> steps = new();

    /// <summary>Remembers how to take away what was made just now.</summary>
    public void Add(Func<Task> step) => steps.Push(step);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        while (steps.TryPop(out var step))
        {
            try
            {
                await step().ConfigureAwait(false);
            }
            catch (Exception exception) when (Answered.Of(exception) is not null || exception is AmazonClientException)
            {
                // A peer that can't take something away may still have what was asked for.
            }
        }
    }
}
