using System.Reflection;
using System.Text.Json;
using ScsLabs.Emulator;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Pictures;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;
using Xunit;

namespace ScsLabs.Harness;

/// <summary>Sets up a lab: the scenario, and the answer that <c>SCSLABS_VARIANT</c> (or the file <c>.variant</c>) chooses.</summary>
/// <remarks>
/// Each lab derives a fixture and uses it as the class fixture of its checks.
/// An embedded lab is set up once and restored before each check. On other backends each check gets new accounts and a new setup;
/// an endpoint with only one account is set up once, and its checks run one after the other on the same state.
/// </remarks>
public abstract partial class LabFixture : IAsyncLifetime
{
    private readonly BrokenTasks brokenTasks = new();
    private LabBackend? backend;
    private LabContext? context;
    private LabVariant? variant;
    private LabHistory? history;
    private string? lastBeforeCheck;
    private string? callThatBrokeTask;

    /// <summary>Creates a lab that isn't set up yet.</summary>
    protected LabFixture() => Judge = new(this);

    /// <summary>The accounts and their clients.</summary>
    public LabContext Aws => context ?? throw new InvalidOperationException("The lab is not set up yet.");

    /// <summary>The answer that is applied.</summary>
    public LabVariant Variant
    {
        get => variant ??= LabVariants.Chosen();
        init => variant = value;
    }

    /// <summary>Whether nobody chose the answer, so that it is the reference answer.</summary>
    internal bool HasDefaultVariant { get; init; } = LabVariants.IsDefault;

    /// <summary>The lab's backend.</summary>
    internal LabBackend Backend
    {
        get => backend ?? throw new InvalidOperationException("The lab is not set up yet.");
        init => backend = value;
    }

    /// <summary>The lab's manifest.</summary>
    internal LabManifest Manifest { get; } = LabManifest.Read();

    /// <summary>The time that a task has.</summary>
    internal TimeSpan TaskLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Measures the time that tasks take.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Tells why checks fail.</summary>
    internal Judge Judge { get; }

    /// <summary>The results of the checks that xunit ran.</summary>
    internal LabReport Report { get; init; } = LabReport.OfProcess();

    /// <summary>Whether the backend is there and the answer is chosen.</summary>
    internal bool IsSetUp => backend is not null && variant is not null;

    /// <summary>The reason why no check can run; null where there is none.</summary>
    internal Exception? Problem { get; private set; }

    /// <summary>The rows that the answer changed; known on the embedded backend only.</summary>
    internal IReadOnlyList<Change> AnswerChanges => history!.AnswerChanges;

    /// <summary>Sets the lab up. A failure is kept, and told by the first check.</summary>
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        try
        {
            await InitializeAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Problem = Told(failure);
        }
    }

    /// <inheritdoc cref="IAsyncLifetime.InitializeAsync" />
    public async ValueTask InitializeAsync()
    {
        _ = Variant;
        backend ??= await LabBackend.StartAsync().ConfigureAwait(false);
        if (backend is EmbeddedBackend embedded)
        {
            history = new(embedded.Emulator.Store);
            context = await Backend.NewContextAsync().ConfigureAwait(false);
            await BuildAsync().ConfigureAwait(false);
            await history.RecordAsync(AnswerAsync).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Report.EndAsync().ConfigureAwait(false);
        }
        finally
        {
            if (backend is not null)
            {
                await backend.DisposeAsync().ConfigureAwait(false);
            }
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The number of tasks that ran; known on the embedded backend only.</summary>
    internal int TaskCount => history!.Tasks;

    /// <summary>The rows that a task changed; none where the backend doesn't tell.</summary>
    internal IReadOnlyList<Change> ChangesOf(int task) => history?.ChangesOf(task) ?? [];

    /// <summary>The rows that the tasks before this one changed.</summary>
    internal IReadOnlyList<Change> ChangesBefore(int task) => [.. Enumerable.Range(1, task - 1).SelectMany(ChangesOf)];

    /// <summary>Fails the first check, and skips the others, where the lab isn't set up or its backend is lost: one cause, one message.</summary>
    internal void RequireSetUp()
    {
        if (Problem is not null)
        {
            Assert.SkipWhen(Report.HasFailures, Texts.NotSetUp.ToString());
            throw Problem;
        }
    }

    /// <summary>Keeps the failure of a backend that is lost, or can't be used, as the reason why no further check can run; null for any other failure.</summary>
    internal Exception? IsGoneAt(Exception failure) => Problem ??= failure is BackendException ? failure : backend is not null && LabBackend.IsGone(failure) ? backend.Gone(failure) : null;

    /// <summary>Prepares a check: restores the state after the answer, or sets up new accounts. Fails if the check's task didn't complete.</summary>
    internal async Task EnterAsync(MethodInfo check)
    {
        if (history is not null)
        {
            await history.RestoreAsync(history.Tasks).ConfigureAwait(false);
        }
        else if (context is not { HasOneAccountOnly: true })
        {
            await BuildAllAsync().ConfigureAwait(false);
        }

        lastBeforeCheck = Journal?.Recent is [.., var last] ? last.RequestId : null;
        Aws.Network.Forget();
        var task = CheckAttribute.TaskOf(check);
        var broken = brokenTasks.Reason(task);
        callThatBrokeTask = broken?.RequestId;
        if (broken is not null)
        {
            string?[] lines = [broken.Told, BrokenBefore(task) is { } earlier ? Texts.MendFirst.With(earlier) : null];
            throw new UnmetException(new([.. lines.OfType<string>()]) { RequestId = broken.RequestId, HasLine = broken.HasLine });
        }
    }

    /// <summary>The first task before this one that didn't complete; null where all did.</summary>
    internal int? BrokenBefore(int task) => brokenTasks.FirstBefore(task);

    /// <summary>Whether this task completed.</summary>
    internal bool Completed(int task) => brokenTasks.Reason(task) is null;

    /// <summary>Finds the task that turned a check red which is red at the end; null where it has been red since its own task, or where the backend can't go back.</summary>
    internal async Task<int?> CulpritAsync(MethodInfo check)
    {
        var own = CheckAttribute.TaskOf(check);
        if (history is null || !Completed(own))
        {
            return null;
        }

        var culprit = history.Tasks;
        while (culprit > own && await AttemptAfterAsync(check, culprit - 1).ConfigureAwait(false) is not null)
        {
            culprit--;
        }

        await history.RestoreAsync(history.Tasks).ConfigureAwait(false);
        return culprit > own ? culprit : null;
    }

    /// <summary>Runs a check on the world as it was after a task. Returns the exception that it ended with, or null.</summary>
    internal async Task<Exception?> AttemptAfterAsync(MethodInfo check, int task)
    {
        await history!.RestoreAsync(task).ConfigureAwait(false);
        return await Proof.CheckRun.AttemptAsync(this, check).ConfigureAwait(false);
    }

    /// <summary>Copies the lab with a changed copy of its world.</summary>
    internal async Task<LabFixture> ForkAsync(Action<Draft> change)
    {
        var copy = await ((EmbeddedBackend)Backend).ForkAsync(change).ConfigureAwait(false);
        var fork = (LabFixture)MemberwiseClone();
        (fork.backend, fork.context, fork.history) = (copy, Aws.On(copy), new(copy.Emulator.Store));
        await fork.history.RecordAsync(static _ => Task.CompletedTask).ConfigureAwait(false);
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

    /// <summary>The tasks of further right answers, by the answer's name: answers that are written differently from the reference and must be green too.</summary>
    protected virtual IReadOnlyDictionary<string, IReadOnlyList<Func<Task>>> OtherAnswers => new Dictionary<string, IReadOnlyList<Func<Task>>>(StringComparer.Ordinal);

    /// <summary>The names of the further right answers.</summary>
    internal IReadOnlyList<string> OtherAnswerNames => [.. OtherAnswers.Keys];

    /// <summary>The further right answer that is applied instead of the variant's; null for none.</summary>
    internal string? OtherAnswer { get; init; }

    private Task AnswerAsync(Func<Task> afterEach) => brokenTasks.RunAsync(OtherAnswer is null ? TasksOf(Variant) : OtherAnswers[OtherAnswer], Variant, TaskLimit, Clock, afterEach);

    private async Task BuildAllAsync()
    {
        var accounts = context = await Backend.NewContextAsync().ConfigureAwait(false);
        try
        {
            await BuildAsync().ConfigureAwait(false);
            await AnswerAsync(static () => Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Discard an incomplete scenario, so that the next check doesn't start in it.
            context = null;
            var told = Told(exception);
            throw accounts.HasOneAccountOnly && told is BackendException && Answered.Of(exception) is not null ? new BackendException($"{told.Message} {Texts.OneAccount}", exception) : told;
        }
    }

    /// <summary>Tells a failure of the scenario, which no learner wrote, as the backend's.</summary>
    private Exception Told(Exception failure) => Answered.Of(failure) is { } error
        ? new BackendException(Texts.CannotBuild.With(backend?.Name, error.Call is null ? error.Told : $"{Texts.Called.With(error.Who, error.Call)}: {error.Told}"), failure)
        : backend is not null && LabBackend.IsGone(failure) ? backend.Gone(failure) : failure;
}
