using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator.Databases;

/// <summary>A running server of a database.</summary>
internal sealed class DatabaseServer
{
    /// <summary>The time that a server has to start; it takes a third of a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The time that a server has to write down what it holds.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(10);

    private readonly DatabaseFolder folder;
    private readonly SupervisedProcess process;
    private readonly Task watch;
    private volatile bool isWanted = true;

    private DatabaseServer(DatabaseFolder folder, SupervisedProcess process, string name, ILogger logger)
    {
        (this.folder, this.process) = (folder, process);
        watch = WatchAsync(name, logger);
    }

    /// <summary>Whether the server runs no more.</summary>
    public bool HasEnded => process.Ended.IsCompleted;

    /// <summary>Starts a server, and waits until it answers.</summary>
    /// <param name="folder">The folder of the database.</param>
    /// <param name="sql">What it executes first; null for nothing.</param>
    /// <param name="name">The database's name in the log.</param>
    /// <param name="logger">The log that an unexpected end goes to.</param>
    /// <exception cref="DatabaseException">It ends at once, or doesn't answer in time.</exception>
    public static async Task<DatabaseServer> StartAsync(DatabaseFolder folder, string? sql, string name, ILogger logger)
    {
        var program = folder.Start(sql);
        using var late = new CancellationTokenSource(Patience);
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (!await AnswersAsync(folder.Socket, late.Token).ConfigureAwait(false))
            {
                if (program.Ended.IsCompleted)
                {
                    throw new DatabaseException(folder.LastWords);
                }

                await step.WaitForNextTickAsync(late.Token).ConfigureAwait(false);
            }

            return new(folder, program, name, logger);
        }
        catch (Exception failure)
        {
            await program.KillAsync().ConfigureAwait(false);
            program.Dispose();
            if (failure is OperationCanceledException)
            {
                throw new DatabaseException($"it doesn't answer within {Patience.TotalSeconds} seconds: {folder.LastWords}", failure);
            }

            throw;
        }
    }

    /// <summary>Connects to the server.</summary>
    /// <exception cref="SocketException">It doesn't listen any more.</exception>
    public static async Task<Stream> ConnectAsync(string socket, CancellationToken cancellationToken)
    {
        var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await client.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(client, ownsSocket: true);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server gently, so that its data can be used again.</summary>
    public Task StopAsync() => EndAsync(() => process.EndAsync(LastPatience));

    /// <summary>Kills the server.</summary>
    public Task KillAsync() => EndAsync(process.KillAsync);

    private async Task EndAsync(Func<Task> end)
    {
        isWanted = false;
        await end().ConfigureAwait(false);
        await watch.ConfigureAwait(false);
        process.Dispose();
    }

    /// <summary>Whether the server greets: it listens before it has executed what it executes first.</summary>
    private static async Task<bool> AnswersAsync(string socket, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await ConnectAsync(socket, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 1;
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // It doesn't listen yet, or ends.
            return false;
        }
    }

    private async Task WatchAsync(string name, ILogger logger)
    {
        var code = await process.Ended.ConfigureAwait(false);
        if (isWanted)
        {
            logger.LogWarning("The server of the database {Name} ended with {Code}; the next connection starts it again. Its last words: {Log}", name, code, folder.LastWords);
        }
    }
}
