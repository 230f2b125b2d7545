using Amazon.Runtime;
using Polly;
using Polly.Retry;

namespace ScsLabs.Harness.Probes;

/// <summary>Calls that probes make.</summary>
internal static class Trial
{
    /// <summary>Returns the code that a call is refused with; null where it succeeds.</summary>
    public static async Task<string?> CodeAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (Answered.Of(exception) is { } error)
        {
            return error.Code;
        }
    }

    /// <summary>Requires that the call succeeds, at once or after its permission has propagated.</summary>
    public static async Task WorksAsync(LabContext aws, Func<Task> call) =>
        await Expectations.Eventually(aws).ExecuteAsync(async _ => await call().ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Repeats a request, once a second for half a minute, until its answer meets the condition.</summary>
    public static async Task<T> AwaitAsync<T>(Func<Task<T>> ask, Predicate<T> isThere) =>
        await new ResiliencePipelineBuilder<T>()
            .AddRetry(new RetryStrategyOptions<T>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is null && !isThere(arguments.Outcome.Result!)),
                MaxRetryAttempts = 30,
                Delay = TimeSpan.FromSeconds(1),
            })
            .Build()
            .ExecuteAsync(async _ => await ask().ConfigureAwait(false)).ConfigureAwait(false);
}
