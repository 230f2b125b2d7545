using System.Reflection;
using ScsLabs.Harness.Backends;
using Xunit;

namespace ScsLabs.Harness;

/// <summary>Sets up a lab: the scenario, and the answer that <c>SCSLABS_VARIANT</c> (or the file <c>.variant</c>) chooses.</summary>
/// <remarks>
/// Each lab derives a fixture and uses it as the class fixture of its checks.
/// An embedded lab is set up once and restored before each check. On other backends each check gets new accounts and a new setup;
/// an endpoint with only one account is set up once, and its checks run one after the other on the same state.
/// </remarks>
public abstract class LabFixture : IAsyncLifetime
{
    private readonly BrokenTasks brokenTasks = new();
    private LabBackend? backend;
    private LabContext? context;
    private World? begin;

    /// <summary>The accounts and their clients.</summary>
    public LabContext Aws => context ?? throw new InvalidOperationException("The lab is not set up yet.");

    /// <summary>The answer that is applied.</summary>
    public LabVariant Variant { get; init; } = LabVariants.Chosen();

    /// <summary>The lab's backend.</summary>
    internal LabBackend Backend
    {
        get => backend ?? throw new InvalidOperationException("The lab is not set up yet.");
        init => backend = value;
    }

    /// <summary>The lab's manifest.</summary>
    internal LabManifest Manifest { get; } = LabManifest.Read();

    /// <summary>The rows that the answer changed; known on the embedded backend only.</summary>
    internal IReadOnlyList<Change> AnswerChanges { get; private set; } = [];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        backend ??= await LabBackend.StartAsync().ConfigureAwait(false);
        if (backend is EmbeddedBackend embedded)
        {
            await SetUpAsync(embedded.Emulator.Store).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (backend is not null)
        {
            await backend.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Prepares a check: restores the state after the answer, or sets up new accounts. Fails if the check's task ended with an exception.</summary>
    internal async Task EnterAsync(MethodInfo check)
    {
        if (backend is EmbeddedBackend embedded)
        {
            await embedded.Emulator.Store.RestoreAsync(begin!).ConfigureAwait(false);
        }
        else if (context is not { HasOneAccountOnly: true })
        {
            await BuildAllAsync().ConfigureAwait(false);
        }

        var broken = brokenTasks.Reason(CheckAttribute.TaskOf(check));
        Assert.True(broken is null, broken);
    }

    /// <summary>Copies the lab with a changed copy of its world.</summary>
    internal async Task<LabFixture> ForkAsync(Action<Draft> change)
    {
        var copy = await ((EmbeddedBackend)Backend).ForkAsync(change).ConfigureAwait(false);
        var fork = (LabFixture)MemberwiseClone();
        (fork.backend, fork.context, fork.begin) = (copy, Aws.On(copy), copy.Emulator.Store.Current);
        return fork;
    }

    /// <summary>Returns the same lab and world with one capability of the backend masked.</summary>
    internal LabFixture Without(string capability)
    {
        var masked = (LabFixture)MemberwiseClone();
        masked.backend = ((EmbeddedBackend)Backend).Without(capability);
        return masked;
    }

    /// <summary>Creates the scenario's initial state, through SDK calls only.</summary>
    protected abstract Task BuildAsync();

    /// <summary>The tasks of the learner's or the reference answer, in the order of the lab's README.</summary>
    protected abstract IReadOnlyList<Func<Task>> TasksOf(LabVariant variant);

    private Task AnswerAsync() => brokenTasks.RunAsync(TasksOf(Variant), Variant);

    private async Task BuildAllAsync()
    {
        var accounts = context = await Backend.NewContextAsync().ConfigureAwait(false);
        try
        {
            await BuildAsync().ConfigureAwait(false);
            await AnswerAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Discard an incomplete scenario, so that the next check doesn't start in it.
            context = null;
            if (accounts.HasOneAccountOnly && Answered.Of(exception) is { } error)
            {
                throw new BackendException($"The lab can't be set up at {Backend.Endpoint}: {error.Code}: {error.Message} It has one account only: if an earlier run left something in it, start it anew.", exception);
            }

            throw;
        }
    }

    private async Task SetUpAsync(WorldStore store)
    {
        context = await Backend.NewContextAsync().ConfigureAwait(false);
        await BuildAsync().ConfigureAwait(false);
        await store.SettleAsync().ConfigureAwait(false);

        var commits = new List<Commit>();
        using (store.Subscribe((commit, _, _) =>
        {
            commits.Add(commit);
            return Task.CompletedTask;
        }))
        {
            await AnswerAsync().ConfigureAwait(false);
            await store.SettleAsync().ConfigureAwait(false);
        }

        AnswerChanges = Change.Combine(commits);
        begin = store.Current;
    }
}
