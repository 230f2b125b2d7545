using Xunit;

namespace ScsLabs.Harness;

/// <summary>A lab, set up: the scenario, and on it the answer that <c>SCSLABS_VARIANT</c> (or the file <c>.variant</c>) chooses.</summary>
/// <remarks>Each lab derives its own and gives it to its outcome as a class fixture.</remarks>
public abstract class LabFixture : IAsyncLifetime
{
    private World? begin;
    private LabContext? context;

    /// <summary>The accounts and their clients.</summary>
    public LabContext Aws => context ?? throw new InvalidOperationException("The lab is not set up yet.");

    /// <summary>Which answer is applied.</summary>
    public LabVariant Variant { get; init; } = LabVariants.Chosen();

    /// <summary>What the lab says of itself.</summary>
    internal LabManifest Manifest { get; } = LabManifest.Read();

    /// <summary>What the answer did to the world, row by row.</summary>
    internal IReadOnlyList<Change> AnswerChanges { get; private set; } = [];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var backend = await LabBackend.StartAsync().ConfigureAwait(false);
        context = new(backend);
        await BuildAsync().ConfigureAwait(false);
        await backend.Emulator.SettleAsync().ConfigureAwait(false);

        var commits = new List<Commit>();
        using (backend.Emulator.Store.Subscribe((commit, _) =>
        {
            commits.Add(commit);
            return Task.CompletedTask;
        }))
        {
            await AnswerAsync(Variant).ConfigureAwait(false);
            await backend.Emulator.SettleAsync().ConfigureAwait(false);
        }

        AnswerChanges = Change.Combine(commits);
        begin = backend.Emulator.Store.Current;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (context is not null)
        {
            await context.Backend.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Undoes what the last check did.</summary>
    internal Task RewindAsync() => Aws.Backend.Emulator.Store.RestoreAsync(begin!);

    /// <summary>The same lab on a copy of its world, changed.</summary>
    internal async Task<LabFixture> ForkAsync(Action<Draft> change)
    {
        var fork = (LabFixture)MemberwiseClone();
        fork.context = Aws.On(await Aws.Backend.ForkAsync(change).ConfigureAwait(false));
        fork.begin = fork.Aws.Backend.Emulator.Store.Current;
        return fork;
    }

    /// <summary>Makes what exists before anyone acts, by SDK calls only.</summary>
    protected abstract Task BuildAsync();

    /// <summary>Applies the learner's or the reference answer.</summary>
    protected abstract Task AnswerAsync(LabVariant variant);
}
