using DotNet.Testcontainers.Containers;

namespace ScsLabs.Harness.Backends;

/// <summary>Starts containers with patience that ends, says what is going on meanwhile, and what to do where it doesn't work.</summary>
internal static class DockerHost
{
    /// <summary>How long a container that runs may take until it is healthy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long all of it may take, pulling the image included.</summary>
    private static readonly TimeSpan PatienceForPulling = TimeSpan.FromMinutes(15);

    /// <summary>Builds and starts a container.</summary>
    /// <exception cref="BackendException">It doesn't start; what did is taken away again.</exception>
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

    /// <summary>What the container wrote; empty where there is none any more.</summary>
    public static async Task<string> LogsAsync(IContainer container)
    {
        try
        {
            var (output, errors) = await container.GetLogsAsync(timestampsEnabled: false).ConfigureAwait(false);
            return $"{output}{errors}";
        }
        catch (Exception)
        {
            // Who asks is explaining a failure already: that the logs can't be had is no news beside it.
            return "";
        }
    }

    /// <summary>The engine that didn't start it may not take it away either; the failure to start says more than that.</summary>
    private static Task TakeAwayAsync(IContainer container) =>
        container.DisposeAsync().AsTask().ContinueWith(static disposing => _ = disposing.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Says that it takes long, now and then: an image may have to be pulled.</summary>
    private static async Task TellAsync(string image, Task starting)
    {
        for (var seconds = 10; await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(10))).ConfigureAwait(false) != starting; seconds += 10)
        {
            await Console.Error.WriteLineAsync($"Still waiting for {image} ({seconds} s): if it is not on this machine yet it is being pulled.").ConfigureAwait(false);
        }

        await starting.ConfigureAwait(false);
    }
}
