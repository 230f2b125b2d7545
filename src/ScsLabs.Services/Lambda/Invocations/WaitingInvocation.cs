namespace ScsLabs.Services.Lambda;

/// <summary>An invocation that nobody waits for: it waits itself, for its first run or the next one.</summary>
/// <remarks>
/// A function that fails, or whose role Lambda can't assume, runs again after one minute and after two more; one that can't run because too many do is tried for six hours, at first after a second and at last every five minutes.
/// Source: Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation".
/// </remarks>
internal sealed record WaitingInvocation : IRow<WaitingInvocation>, IDueRow
{
    private static readonly TimeSpan[] AfterErrors = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan MostPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostAge = TimeSpan.FromHours(6);

    /// <summary>The invocation. Which version runs is found out anew each time.</summary>
    public required Invocation Invocation { get; init; }

    /// <summary>The version or alias that was asked for; null for the function alone.</summary>
    public required string? Qualifier { get; init; }

    /// <summary>The time at which it was asked for.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How often the function failed.</summary>
    public int Errors { get; init; }

    /// <summary>How often it couldn't run since it last did.</summary>
    public int Refusals { get; init; }

    /// <summary>The time of the next run.</summary>
    public DateTimeOffset Next { get; init; }

    /// <inheritdoc />
    public Place Place => Invocation.Version.Function.Place;

    /// <inheritdoc />
    public string Id => Invocation.RequestId;

    /// <inheritdoc />
    public DateTimeOffset? DueAt => Next;

    /// <summary>A new one.</summary>
    public static WaitingInvocation Of(Invocation invocation, string? qualifier, DateTimeOffset now) => new() { Invocation = invocation, Qualifier = qualifier, Since = now };

    /// <summary>Runs the function beside the reactions.</summary>
    public void Begin(IActing acting) => acting.Begin(RunAsync);

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        due.Draft.Remove(this);
        due.Draft.Afterwards((acting, _) =>
        {
            Begin(acting);
            return Task.CompletedTask;
        });
    }

    private async Task RunAsync(IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        if (world.Find<Function>(Place, Invocation.Version.Function.Name) is not { } function || QualifiedFunction.Find(world, function, Qualifier) is not { } named)
        {
            return; // it was deleted, and its events with it
        }

        var version = named.Chosen(world, acting.Ids);

        try
        {
            var host = await FunctionHosts.ForAsync(version.Settings.Runtime, acting).ConfigureAwait(false);
            var outcome = await host.RunAsync(Invocation with { Version = version }, cancellationToken).ConfigureAwait(false);
            if (outcome.Error is not null)
            {
                WaitAfterError(acting);
            }
        }
        catch (AwsException refused) when (refused.Code == LambdaErrors.NotAssumable)
        {
            WaitAfterError(acting);
        }
        catch (AwsException busy) when (busy.Code == LambdaErrors.TooManyRequests)
        {
            Wait(this with { Refusals = Refusals + 1 }, TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Refusals), MostPause.TotalSeconds)), acting);
        }
    }

    private void WaitAfterError(IActing acting)
    {
        if (Errors < AfterErrors.Length)
        {
            Wait(this with { Errors = Errors + 1, Refusals = 0 }, AfterErrors[Errors], acting);
        }
    }

    private static void Wait(WaitingInvocation waiting, TimeSpan pause, IActing acting)
    {
        if (acting.Now + pause - waiting.Since <= MostAge)
        {
            acting.Write(draft =>
            {
                draft.Put(waiting with { Next = acting.Now + pause });
                return true;
            });
        }
    }
}
