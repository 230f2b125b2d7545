using System.Reflection;
using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells why a check failed: whose fault it is, and each cause once.</summary>
internal sealed partial class Judge(LabFixture lab)
{
    private const int LongestLine = 700;

    private readonly Dictionary<string, Told> told = new(StringComparer.Ordinal);

    /// <summary>Tells why the check failed with this exception, and whether that only follows from another failure, which was told before.</summary>
    public async Task<(string Text, bool Follows)> TellAsync(MethodInfo check, Exception failure)
    {
        if (lab.IsGoneAt(failure) is { } gone)
        {
            return (gone.Message, false);
        }

        var task = CheckAttribute.TaskOf(check);
        var culprit = await lab.CulpritAsync(check).ConfigureAwait(false);
        var unjudged = culprit is null && lab.Completed(task) ? lab.BrokenBefore(task) : null;
        var finding = unjudged is { } broken ? new(Texts.NotJudged.With(broken)) : await FindAsync(failure).ConfigureAwait(false);
        var here = new Told(culprit ?? task, CheckAttribute.Of(check).DisplayName!);

        // The same text is the same cause only where the same code is to be mended. Where an earlier task's check failed at it, this one can't get past it.
        if (told.TryGetValue($"{here.Task} {finding.Text}", out var same))
        {
            return (culprit is null ? Texts.SameCause.With(same.Check) : Texts.UndidThisToo.With(culprit, same.Check), true);
        }

        if (culprit is null && unjudged is null && Earlier(finding.Text, task) is { } blocked)
        {
            return (Texts.NotJudgedUntil.With(blocked.Task, blocked.Check), true);
        }

        var owners = culprit is null && finding.OfResource is not null ? Earlier(finding.OfResource, task) : null;
        var undone = culprit is null ? null : told.GetValueOrDefault($"undone by {culprit}");
        foreach (var key in new[] { $"{here.Task} {finding.Text}", finding.Text, finding.OfResource, culprit is null ? null : $"undone by {culprit}" }.OfType<string>())
        {
            told.TryAdd(key, here);
        }

        var isShort = owners is not null || undone is not null || unjudged is not null;
        string?[] lines =
        [
            owners is null ? null : Texts.NotJudgedUntil.With(owners.Task, owners.Check),
            undone is null ? null : Texts.UndidThisToo.With(culprit, undone.Check),
            culprit is { } later && undone is null ? Texts.Undid.With(later, Changed.Tell(lab.ChangesOf(later), Languages.Chosen)) : null,
            .. finding.Lines,
            // What a task deleted before it threw may be what it is to delete.
            culprit is null ? Deletions(lab.Completed(task) ? task : task - 1, finding) : null,
            !isShort && !finding.HasLine && LabSource.LineOf(check, here.Task) is { } line ? Texts.YourCode.With(line) : null,
            !isShort && LabSource.ReadmeOf(check, here.Task) is { } section ? Texts.ReadOn.With(section) : null,
        ];
        var named = await NameKeysAsync(string.Join('\n', lines.OfType<string>())).ConfigureAwait(false);
        return (string.Join('\n', named.Split('\n').Select(Cut)), isShort);
    }

    /// <summary>Finds the failure of an earlier task's check that was told under this key; null where there is none.</summary>
    private Told? Earlier(string key, int task) => told.GetValueOrDefault(key) is { } found && found.Task < task ? found : null;

    /// <summary>Takes the finding from an expectation's failure, or makes one of any other exception.</summary>
    private async Task<Finding> FindAsync(Exception failure)
    {
        if (failure is not UnmetException && Answered.Of(failure) is { } error)
        {
            failure = await Expectations.UnmetAsync(lab.Aws, null, Texts.ToWork.ToString(), error).ConfigureAwait(false);
        }

        if (failure is UnmetException unmet)
        {
            return unmet.Finding;
        }

        // An assertion's library puts its own words, which are the check's code, in several lines, and what the check's author says below them.
        var parts = failure.Message.Split("Additional Info:").Select(part => OneLine(Difference.Split(part)[0])).Where(part => part.Length > 0).Reverse().ToList();
        string[] what = IsAssertion(failure) ? [parts[0]] : [$"{failure.GetType().Name}: {string.Join(' ', parts)}"];
        return new(what);
    }

    /// <summary>Tells which task, up to this one, deleted what the failed call or the failure names; null where none did. A task may delete other things because it is to.</summary>
    private string? Deletions(int task, Finding finding) => Enumerable.Range(1, task)
        .Select(number => (Number: number, Told: Changed.Deleted(lab.ChangesOf(number), lab.ChangesBefore(number), $"{(finding.RequestId is { } id && lab.Journal?.Find(id) is { } call ? CallTexts.Of(call) : "")} {finding.Text}", Languages.Chosen)))
        .Where(deletion => deletion.Told.Length > 0)
        .Select(deletion => Texts.Deleted.With(deletion.Number, deletion.Told))
        .FirstOrDefault();

    private async Task<string> NameKeysAsync(string text)
    {
        if (!KeyArn.IsMatch(text))
        {
            return text;
        }

        var names = await lab.Aws.KeyNamesAsync().ConfigureAwait(false);
        return KeyArn.Replace(text, arn => names.GetValueOrDefault(arn.Groups["id"].Value) ?? arn.Value);
    }

    private static bool IsAssertion(Exception failure) => Array.Exists(failure.GetType().GetInterfaces(), type => type.Name == "IAssertionException") || failure.GetType().Namespace == "Shouldly";

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string line) => line.Length <= LongestLine ? line : $"{line.AsSpan(0, LongestLine)}…";

    [GeneratedRegex("(arn:aws:kms:[^:]*:[0-9]*:key/|key |キー )(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyArn { get; }

    /// <summary>Where Shouldly begins to draw where two texts differ, which takes its lines to read.</summary>
    [GeneratedRegex(@"^\s*difference\s*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Difference { get; }

    /// <summary>A failure that was told: the task whose code must be mended, and the check that told it.</summary>
    private sealed record Told(int Task, string Check);
}
