using System.Reflection;
using ScsLabs.Harness.Backends;
using Xunit;

namespace ScsLabs.Harness;

/// <summary>A lab, set up: the scenario, and on it the answer that <c>SCSLABS_VARIANT</c> (or the file <c>.variant</c>) chooses.</summary>
/// <remarks>
/// Each lab derives its own and gives it to its outcome as a class fixture.
/// Embedded it is set up once and goes back to that moment before each check. Elsewhere each check gets accounts of its own in which it is set up anew;
/// an endpoint that has one account only gets it once, and its checks follow on one another.
/// </remarks>
public abstract class LabFixture : IAsyncLifetime
{
    private readonly BrokenTasks brokenTasks = new();
    private LabBackend? backend;
    private LabContext? context;
    private World? begin;

    /// <summary>The accounts and their clients.</summary>
    public LabContext Aws => context ?? throw new InvalidOperationException("The lab is not set up yet.");

    /// <summary>Which answer is applied.</summary>
    public LabVariant Variant { get; init; } = LabVariants.Chosen();

    /// <summary>Where the lab's AWS is.</summary>
    internal LabBackend Backend
    {
        get => backend ?? throw new InvalidOperationException("The lab is not set up yet.");
        init => backend = value;
    }

    /// <summary>What the lab says of itself.</summary>
    internal LabManifest Manifest { get; } = LabManifest.Read();

    /// <summary>What the answer did to the world, row by row: known on the embedded backend.</summary>
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

    /// <summary>The lab as its answer left it, for a check: what the last one did is undone, or happened in other accounts. Fails where the check's task didn't come to its end.</summary>
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

    /// <summary>The same lab on a copy of its world, changed.</summary>
    internal async Task<LabFixture> ForkAsync(Action<Draft> change)
    {
        var copy = await ((EmbeddedBackend)Backend).ForkAsync(change).ConfigureAwait(false);
        var fork = (LabFixture)MemberwiseClone();
        (fork.backend, fork.context, fork.begin) = (copy, Aws.On(copy), copy.Emulator.Store.Current);
        return fork;
    }

    /// <summary>The same lab, and the same world, as if the backend lacked a capability.</summary>
    internal LabFixture Without(string capability)
    {
        var masked = (LabFixture)MemberwiseClone();
        masked.backend = ((EmbeddedBackend)Backend).Without(capability);
        return masked;
    }

    /// <summary>Makes what exists before anyone acts, by SDK calls only.</summary>
    protected abstract Task BuildAsync();

    /// <summary>The learner's or the reference answer: what does each task, in the order of the lab's README.</summary>
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
            // Half a scenario is none: the next check must not begin in it.
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
