using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator.Databases;

/// <summary>The real database of a DB instance. Its server starts with the first connection, and its data stay until the instance is deleted or the world is left.</summary>
/// <param name="folder">The folder, which exists when the first server starts.</param>
/// <param name="logger">The log that ends of servers go to.</param>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class Database(DatabaseFolder folder, ILogger logger)
{
    private readonly SemaphoreSlim turn = new(1);
    private DatabaseServer? server;
    private string? verifier;
    private bool isGone;

    /// <summary>Connects to the database, whose server is started where none runs. Connections that come meanwhile wait for the same one.</summary>
    /// <param name="now">Finds the instance at that moment; null where it isn't available any more.</param>
    /// <param name="cancellationToken">Cancels the wait, not the start that others wait for too.</param>
    /// <returns>The connection; null where the instance isn't available any more.</returns>
    /// <exception cref="DatabaseException">The server can't start, or ends at once.</exception>
    public async Task<Stream?> ConnectAsync(Func<DbInstance?> now, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A stop that is committed after this look waits for the turn, and then ends the server.
            if (isGone || now() is not { } instance)
            {
                return null;
            }

            if (server is { HasEnded: true })
            {
                await EndAsync(one => one.KillAsync()).ConfigureAwait(false);
            }

            server ??= await StartAsync(instance).ConfigureAwait(false);
            return await DatabaseServer.ConnectAsync(folder.Socket, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException refused)
        {
            throw new DatabaseException($"Its server doesn't answer any more: {folder.LastWords}", refused);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Stops the server. The data stay.</summary>
    public Task StopAsync() => AloneAsync(() => EndAsync(one => one.StopAsync()));

    /// <summary>Ends the server and removes the data, for good.</summary>
    public Task RemoveAsync() => AloneAsync(async () =>
    {
        isGone = true;
        await EndAsync(one => one.KillAsync()).ConfigureAwait(false);
        folder.Remove();
    });

    private async Task<DatabaseServer> StartAsync(DbInstance instance)
    {
        try
        {
            if (verifier is null)
            {
                folder.Remove(); // what an attempt left that failed
                await folder.CreateAsync().ConfigureAwait(false);
            }

            var sql = verifier == instance.PasswordVerifier ? null : MasterSql.Of(instance, isNew: verifier is null);
            var started = await DatabaseServer.StartAsync(folder, sql, instance.Arn, logger).ConfigureAwait(false);
            verifier = instance.PasswordVerifier;
            return started;
        }
        catch (Exception failure) when (failure is DatabaseException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception or ArgumentException)
        {
            var told = new DatabaseException($"The server of the database {instance.Arn} can't start: {failure.Message}", failure);
            logger.LogWarning(told, "A database of RDS has no server");
            throw told;
        }
    }

    private async Task EndAsync(Func<DatabaseServer, Task> end)
    {
        if (server is { } one)
        {
            server = null;
            await end(one).ConfigureAwait(false);
        }
    }

    private async Task AloneAsync(Func<Task> work)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
