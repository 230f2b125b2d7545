using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator.Databases;

/// <summary>The real databases of an emulator's DB instances. Those that nobody connects to cost nothing.</summary>
/// <remarks>A database's data aren't part of the world: in a copy of the world, and in one that is gone back to, it begins anew.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The subscription and the folder are disposed of, asynchronously.")]
internal sealed class RealDatabases : IOutside, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Database> databases = new(StringComparer.Ordinal);
    private readonly DatabaseProgram program;
    private readonly WorldStore store;
    private readonly ILogger logger;
    private readonly IDisposable subscription;
    private HostFolder? folder;
    private int folders;
    private bool isDisposed;

    /// <summary>Follows a world. No server is started yet.</summary>
    /// <param name="program">The server of this machine.</param>
    /// <param name="store">The world.</param>
    /// <param name="logger">The log.</param>
    public RealDatabases(DatabaseProgram program, WorldStore store, ILogger logger)
    {
        (this.program, this.store, this.logger) = (program, store, logger);
        subscription = store.Subscribe(new Follower(static commit => commit.Changes.Any(static change => change is Change<DbInstance>), (commit, _, _) => FollowAsync(commit)));
    }

    /// <summary>The path of the folder with all databases; null before the first one.</summary>
    public string? Folder => folder?.Path;

    /// <summary>Connects to a DB instance's database.</summary>
    /// <returns>The connection; null where the instance isn't available any more.</returns>
    /// <exception cref="DatabaseException">Its server can't start.</exception>
    public Task<Stream?> ConnectAsync(DbInstance instance, CancellationToken cancellationToken) => DatabaseOf(instance).ConnectAsync(() => Available(instance), cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
        }

        await LeaveAsync().ConfigureAwait(false);
        if (folder is not null)
        {
            await folder.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Whether a server answers at an instance's port.</summary>
    private static bool Answers(DbInstance instance) => instance.Status is DbStatus.Available or DbStatus.Modifying;

    private DbInstance? Available(DbInstance instance) => store.Current.Find<DbInstance>(instance.Place, instance.Id) is { } now && now.ResourceId == instance.ResourceId && Answers(now) ? now : null;

    private Database DatabaseOf(DbInstance instance)
    {
        lock (gate)
        {
            if (isDisposed)
            {
                throw new DatabaseException("The emulator ends.");
            }

            if (!databases.TryGetValue(instance.ResourceId, out var database))
            {
                databases[instance.ResourceId] = database = new(new(program, NewFolder(instance)), logger);
            }

            return database;
        }
    }

    private string NewFolder(DbInstance instance)
    {
        try
        {
            return Path.Combine((folder ??= new("scslabs-rds-")).Path, $"{++folders}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The server of the database {instance.Arn} can't start: {failure.Message}", failure);
        }
    }

    /// <summary>Ends servers as their instances stop, reboot, or get another port, which ends connections on AWS too; and for a new password, of which only a starting server learns.</summary>
    private async Task FollowAsync(Commit commit)
    {
        foreach (var change in commit.Changes.OfType<Change<DbInstance>>())
        {
            if (change.Old is not { } before || !databases.TryGetValue(before.ResourceId, out var database))
            {
                continue;
            }

            if (change.New is not { } after || after.ResourceId != before.ResourceId || after.Status == DbStatus.Deleting)
            {
                databases.TryRemove(before.ResourceId, out _);
                await database.RemoveAsync().ConfigureAwait(false);
            }
            else if (!Answers(after) || after.Settings.Port != before.Settings.Port || after.PasswordVerifier != before.PasswordVerifier)
            {
                await database.StopAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes all databases.</summary>
    public async Task LeaveAsync()
    {
        foreach (var id in databases.Keys)
        {
            if (databases.TryRemove(id, out var database))
            {
                await database.RemoveAsync().ConfigureAwait(false);
            }
        }
    }
}
