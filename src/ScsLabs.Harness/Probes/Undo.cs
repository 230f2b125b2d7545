using Amazon.Runtime;

namespace ScsLabs.Harness.Probes;

/// <summary>Removes the resources that a probe created, in reverse order. A failed removal doesn't change the probe's result.</summary>
internal sealed class Undo : IAsyncDisposable
{
    private readonly Stack<Func<Task>> steps = new();

    /// <summary>Adds the removal of a resource that was just created.</summary>
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
                // A backend that can't remove a resource may still have the probed capability.
            }
        }
    }
}
