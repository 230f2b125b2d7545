using System.Reflection;
using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells why a check failed: whose fault it is, and each cause once.</summary>
internal sealed partial class Judge(LabFixture lab)
{
    private const int LongestLine = 700;

    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);

    /// <summary>Tells why the check failed with this exception.</summary>
    public async Task<string> TellAsync(MethodInfo check, Exception failure)
    {
        if (lab.IsGoneAt(failure) is { } gone)
        {
            return gone.Message;
        }

        var task = CheckAttribute.TaskOf(check);
        var finding = await FindAsync(failure).ConfigureAwait(false);
        var culprit = await lab.CulpritAsync(check).ConfigureAwait(false);
        var name = check.GetCustomAttribute<CheckAttribute>()!.DisplayName!;
        var cause = culprit is null ? finding.Cause : $"task {culprit}";
        if (!told.TryAdd(cause, name))
        {
            return culprit is null ? Texts.SameCause.With(told[cause]) : Texts.UndidThisToo.With(culprit, told[cause]);
        }

        told.TryAdd(finding.Cause, name);
        string?[] lines =
        [
            culprit is { } later ? Texts.Undid.With(later, Changed.Tell(lab.ChangesOf(later))) : null,
            .. finding.Lines,
            culprit is null && finding.IsAnswer ? Deletions(task) : null,
            LabSource.LineOf(check, culprit ?? task) is { } line ? Texts.YourCode.With(line) : null,
            LabSource.ReadmeOf(check, culprit ?? task) is { } section ? Texts.ReadOn.With(section) : null,
        ];
        var named = await NameKeysAsync(string.Join('\n', lines.OfType<string>())).ConfigureAwait(false);
        return string.Join('\n', named.Split('\n').Select(Cut));
    }

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

        // An assertion's library puts what it says in several lines, and what the check's author says below them.
        var parts = failure.Message.Split("Additional Info:").Select(part => OneLine(Difference.Split(part)[0])).Where(part => part.Length > 0).Reverse().ToList();
        var what = IsAssertion(failure) ? parts : [$"{failure.GetType().Name}: {string.Join(' ', parts)}"];
        return new(what[0], what);
    }

    private string? Deletions(int task) => Enumerable.Range(1, task)
        .Select(number => (Number: number, Told: Changed.Deleted(lab.ChangesOf(number), lab.ChangesBefore(number))))
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

    [GeneratedRegex("(arn:aws:kms:[^:]*:[0-9]*:key/|key )(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyArn { get; }

    /// <summary>Where Shouldly begins to draw where two texts differ, which takes its lines to read.</summary>
    [GeneratedRegex(@"^\s*difference\s*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Difference { get; }
}
