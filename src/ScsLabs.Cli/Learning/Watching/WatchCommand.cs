using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Learning.Watching;

/// <summary><c>scslabs watch</c>: checks the learner's answer each time that it is saved, and shows the first task that is red.</summary>
internal sealed class WatchCommand(Desk desk, IKeyboard keyboard)
{
    /// <summary>The time between two messages that a check still runs. A task may hang for a minute.</summary>
    private static readonly TimeSpan TellingEvery = TimeSpan.FromSeconds(15);

    private readonly Queue<char?> early = [];
    private Task<char?>? pressing;
    private Lab? lab;
    private LabRun? run;
    private int code = ExitCode.Red;

    /// <summary>Watches until the user quits. Returns <see cref="ExitCode.Green"/> where the last check was, else <see cref="ExitCode.Red"/>: quitting is no failure of this command.</summary>
    /// <param name="name">The lab.</param>
    /// <param name="manual">Whether only the user's key has the answer checked again.</param>
    /// <param name="cancellationToken">Quits.</param>
    public async Task<int> RunAsync(string? name, bool manual, CancellationToken cancellationToken)
    {
        using var held = FileLock.TryTake(Path.Combine(desk.Course.StateFolder, "watch.lock")) ?? throw new LearnerException(Texts.OtherWatch.With(Invocation.Of("learn")));
        using var quitting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lab = desk.LabOf(name);
        desk.ReadProgress();
        try
        {
            var next = Next.Check;
            while (next != Next.Quit)
            {
                var files = new SourceFiles(lab, desk.Time);
                var stamp = files.Stamp();
                using var looking = CancellationTokenSource.CreateLinkedTokenSource(quitting.Token);
                var saving = manual ? Task.Delay(Timeout.InfiniteTimeSpan, looking.Token) : files.ChangedAsync(stamp, looking.Token);
                next = next == Next.Check ? await CheckAsync(saving, quitting.Token).ConfigureAwait(false) : next;
                next = next == Next.Wait ? await WaitAsync(saving, manual, quitting.Token).ConfigureAwait(false) : next;
                await looking.CancelAsync().ConfigureAwait(false);
            }

            return code;
        }
        catch (OperationCanceledException)
        {
            return code;
        }
        finally
        {
            await quitting.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Checks once, and shows what came of it. Where the answer is saved meanwhile, the check is given up for the next.</summary>
    private async Task<Next> CheckAsync(Task saving, CancellationToken cancellationToken)
    {
        // Who has not begun the lab reads what it is about while the answer is checked for the first time, and after that.
        var isNew = desk.ReadProgress().Of(lab!).StartedAt is null;
        desk.Screen.Clear();
        await TellLabAsync(isWhole: isNew, cancellationToken).ConfigureAwait(false);
        desk.Screen.Line((desk.Course.Labs.Any(one => Directory.Exists(Path.Combine(one.Folder, "obj"))) ? Texts.Building : Texts.BuildingFirst).With(lab!.Number), Screen.Dim);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var checking = desk.CheckAsync(lab, begins: true, ending.Token);
        var next = Next.Quit;
        try
        {
            next = await UntilAsync(checking, saving, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (next != Next.Wait)
            {
                // The programs that check are ended before this goes on, or before this program ends.
                await ending.CancelAsync().ConfigureAwait(false);
                await ((Task)checking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        if (next != Next.Wait)
        {
            return next;
        }

        try
        {
            run = await checking.ConfigureAwait(false);
        }
        catch (LearnerException problem)
        {
            code = ExitCode.Red;
            desk.Screen.Line(problem.Message, Screen.Red);
            return Next.Wait;
        }

        if (isNew)
        {
            desk.Screen.Line();
        }
        else
        {
            desk.Screen.Clear();
            await TellLabAsync(isWhole: false, cancellationToken).ConfigureAwait(false);
        }

        code = new ResultsView(desk).Show(lab, run, ResultsView.Red.FirstTask) == ExitCode.Green ? ExitCode.Green : ExitCode.Red;
        desk.TellNotes(toErrors: false);
        return Next.Wait;
    }

    /// <summary>Names the lab; or tells the whole of it, its situation and its tasks.</summary>
    private Task TellLabAsync(bool isWhole, CancellationToken cancellationToken)
    {
        if (isWhole)
        {
            return new StartCommand(desk).RunAsync(lab!.Number, isWatched: true, cancellationToken);
        }

        desk.Screen.Line($"{lab!.Number}  {lab.Title}", Screen.Bold);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the check, tells now and then that it still runs, and keeps the keys that are pressed. Returns <see cref="Next.Check"/> where the answer is saved meanwhile, and <see cref="Next.Quit"/> where the user quits.</summary>
    private async Task<Next> UntilAsync(Task checking, Task saving, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var begun = desk.Time.GetTimestamp();
        var telling = Task.Delay(TellingEvery, desk.Time, ending.Token);
        try
        {
            while (await Task.WhenAny(checking, saving, telling, Pressing(cancellationToken)).ConfigureAwait(false) is var first && first != checking)
            {
                if (first == saving)
                {
                    await saving.ConfigureAwait(false);
                    return Next.Check;
                }

                if (first == telling)
                {
                    await telling.ConfigureAwait(false);
                    desk.Screen.Line(Texts.StillChecking.With((int)desk.Time.GetElapsedTime(begun).TotalSeconds), Screen.Dim);
                    telling = Task.Delay(TellingEvery, desk.Time, ending.Token);
                }
                else if (await Pressed().ConfigureAwait(false) is var key && key is 'q' or 'Q')
                {
                    return Next.Quit;
                }
                else
                {
                    early.Enqueue(key);
                }
            }

            return Next.Wait;
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the answer is to be checked again, and does what the user's keys say.</summary>
    private async Task<Next> WaitAsync(Task saving, bool manual, CancellationToken cancellationToken)
    {
        char? before = null;
        while (true)
        {
            desk.Screen.Line();
            desk.Screen.Line(Texts.Keys.ToString(), Screen.Dim);
            desk.Screen.Line((manual ? Texts.WaitingForEnter : Texts.WaitingForSave).With(desk.Shown(lab!.Exercise)), Screen.Dim);
            if (!early.TryDequeue(out var key))
            {
                if (await Task.WhenAny(saving, Pressing(cancellationToken)).ConfigureAwait(false) == saving)
                {
                    await saving.ConfigureAwait(false);
                    return Next.Check;
                }

                key = await Pressed().ConfigureAwait(false);
            }

            switch (key)
            {
                case 'q' or 'Q':
                    return Next.Quit;
                case '\n':
                    return Next.Check;
                case 'h' or 'H':
                    await new HintCommand(desk).RunAsync(lab.Number, ResultsView.FirstRed(run), cancellationToken).ConfigureAwait(false);
                    break;
                case 'l' or 'L':
                    new ListCommand(desk).Run(asJson: false);
                    break;
                case 's' or 'S':
                    await TellLabAsync(isWhole: true, cancellationToken).ConfigureAwait(false);
                    break;
                case 'n' or 'N' when desk.NextAfter(lab) is null:
                    TellNoNext();
                    break;
                case 'n' or 'N' when before is not ('n' or 'N') && desk.ReadProgress().Of(lab).SolvedAt is null:
                    Confirm(Texts.ConfirmNext.With(lab.Number));
                    break;
                case 'n' or 'N':
                    (lab, run) = (desk.NextAfter(lab)!, null);
                    desk.Screen.Clear();
                    await TellLabAsync(isWhole: true, cancellationToken).ConfigureAwait(false);
                    return Next.Wait;
                case 'r' or 'R' when before is 'r' or 'R':
                    run = null;
                    await new ResetCommand(desk).RunAsync(lab.Number, cancellationToken).ConfigureAwait(false);
                    return Next.Wait;
                case 'r' or 'R':
                    Confirm(Texts.ConfirmReset.With(desk.Shown(lab.Exercise)));
                    break;
                default:
                    break;
            }

            before = key;
        }
    }

    /// <summary>Asks for a key once more. One that was pressed before the question is no answer to it.</summary>
    private void Confirm(string question)
    {
        early.Clear();
        desk.Screen.Line(question, Screen.Yellow);
    }

    /// <summary>Says why there is no next lab.</summary>
    private void TellNoNext()
    {
        if (desk.ReadProgress().Of(lab!).SolvedAt is null)
        {
            desk.Screen.Line(Texts.OnlyThisLeft.With(lab!.Number), Screen.Yellow);
        }
        else
        {
            desk.Screen.Line(Texts.AllDone.ToString(), Screen.Green);
        }
    }

    /// <summary>The next step of the loop.</summary>
    private enum Next
    {
        Check,
        Wait,
        Quit,
    }

    /// <summary>The key that is waited for. One wait serves until a key comes.</summary>
    private Task<char?> Pressing(CancellationToken cancellationToken) => pressing ??= KeyAsync(cancellationToken);

    private async Task<char?> Pressed()
    {
        var key = await pressing!.ConfigureAwait(false);
        pressing = null;
        return key;
    }

    /// <summary>Waits for a key, for ever where none will come.</summary>
    private async Task<char?> KeyAsync(CancellationToken cancellationToken)
    {
        if (await keyboard.ReadAsync(cancellationToken).ConfigureAwait(false) is { } key)
        {
            return key;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
