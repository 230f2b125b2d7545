using DotNet.Testcontainers.Containers;

namespace ScsLabs.Harness.Backends;

/// <summary>Starts containers within a time limit, reports progress, and explains failures with the next step.</summary>
internal static class DockerHost
{
    /// <summary>The time limit for a running container to become healthy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The time limit for the whole start, including pulling the image.</summary>
    private static readonly TimeSpan PatienceForPulling = TimeSpan.FromMinutes(15);

    /// <summary>Builds and starts a container.</summary>
    /// <exception cref="BackendException">The container doesn't start; anything that was started is removed again.</exception>
    public static async Task<TContainer> StartAsync<TContainer>(string image, Func<TContainer> build, CancellationToken cancellationToken)
        where TContainer : IContainer
    {
        cancellationToken.ThrowIfCancellationRequested();
        TContainer container;
        try
        {
            container = build();
        }
        catch (Exception problem)
        {
            throw DockerProblem.Explain(problem, image, "");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PatienceForPulling);
        var starting = container.StartAsync(limit.Token);
        try
        {
            await TellAsync(image, starting).ConfigureAwait(false);
            return container;
        }
        catch (Exception problem)
        {
            var logs = await LogsAsync(container).ConfigureAwait(false);
            await TakeAwayAsync(container).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw DockerProblem.Explain(problem, image, logs);
        }
    }

    /// <summary>Returns the container's logs; empty where the container doesn't exist any more.</summary>
    public static async Task<string> LogsAsync(IContainer container)
    {
        try
        {
            var (output, errors) = await container.GetLogsAsync(timestampsEnabled: false).ConfigureAwait(false);
            return $"{output}{errors}";
        }
        catch (Exception)
        {
            // The caller is already explaining a failure; missing logs add nothing to it.
            return "";
        }
    }

    /// <summary>Removes the container. A failure to remove it is ignored, because the failure to start matters more.</summary>
    private static Task TakeAwayAsync(IContainer container) =>
        container.DisposeAsync().AsTask().ContinueWith(static disposing => _ = disposing.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Reports every ten seconds that the start is still in progress; an image may have to be pulled.</summary>
    private static async Task TellAsync(string image, Task starting)
    {
        for (var seconds = 10; await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(10))).ConfigureAwait(false) != starting; seconds += 10)
        {
            await Console.Error.WriteLineAsync($"Still waiting for {image} ({seconds} s): if it is not on this machine yet it is being pulled.").ConfigureAwait(false);
        }

        await starting.ConfigureAwait(false);
    }
}
