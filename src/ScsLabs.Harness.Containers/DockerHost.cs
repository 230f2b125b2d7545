using DotNet.Testcontainers.Containers;
using ScsLabs.Harness.Telling;

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
    public static async Task<TContainer> StartAsync<TContainer>(string image, Func<TContainer> build, CancellationToken cancellationToken, TimeProvider? clock = null)
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

        using var patience = new CancellationTokenSource(PatienceForPulling, clock ?? TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var starting = container.StartAsync(limit.Token);
        try
        {
            await WatchAsync(image, container, starting, clock ?? TimeProvider.System).ConfigureAwait(false);
            return container;
        }
        catch (Exception problem)
        {
            var isRunning = container.State == TestcontainersStates.Running;
            var logs = await LogsAsync(container).ConfigureAwait(false);

            // The container can't be removed while it is being started.
            await limit.CancelAsync().ConfigureAwait(false);
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TakeAwayAsync(container).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw DockerProblem.Explain(problem, image, logs, isRunning);
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

    /// <summary>Waits for the start, and reports every ten seconds what it waits for. Testcontainers waits on for the ports of a container that has ended; this doesn't.</summary>
    /// <exception cref="ContainerEndedException">The container ended.</exception>
    private static async Task WatchAsync(string image, IContainer container, Task starting, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        for (var seconds = 1; await Task.WhenAny(starting, timer.WaitForNextTickAsync().AsTask()).ConfigureAwait(false) != starting; seconds++)
        {
            if (container.State is TestcontainersStates.Exited or TestcontainersStates.Dead)
            {
                throw new ContainerEndedException(await container.GetExitCodeAsync().ConfigureAwait(false));
            }

            if (seconds % 10 == 0)
            {
                var what = container.State == TestcontainersStates.Running ? Texts.StillStarting : Texts.StillPulling;
                await Console.Error.WriteLineAsync(what.With(image, seconds)).ConfigureAwait(false);
            }
        }

        await starting.ConfigureAwait(false);
    }
}

/// <summary>The container ended while it was being started.</summary>
internal sealed class ContainerEndedException(long exitCode) : Exception(Texts.ContainerEnded.With(exitCode));
