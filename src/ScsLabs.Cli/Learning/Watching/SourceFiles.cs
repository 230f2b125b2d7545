namespace ScsLabs.Cli.Learning.Watching;

/// <summary>The source files of a lab, and when they change.</summary>
/// <remarks>They are looked at again and again. The system's own notices get lost on network drives and in containers, and editors that replace files confuse them.</remarks>
internal sealed class SourceFiles(Lab lab, TimeProvider time)
{
    /// <summary>The number of looks after which a missing answer counts as deleted. Some editors delete a file before they write it.</summary>
    private const int StepsUntilGone = 10;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    /// <summary>The names, sizes and times of the files at this moment.</summary>
    public string Stamp() =>
        string.Join('\n', lab.Sources.Order(StringComparer.Ordinal).Select(path => new FileInfo(path)).Select(file => file.Exists ? $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}" : file.FullName));

    /// <summary>Waits until the files differ from an earlier stamp and are at rest.</summary>
    public async Task ChangedAsync(string since, CancellationToken cancellationToken)
    {
        var (last, resting) = (since, 0);
        while (true)
        {
            await Task.Delay(Step, time, cancellationToken).ConfigureAwait(false);
            var now = Stamp();
            resting = now == last ? resting + 1 : 0;
            if (now != since && resting >= (File.Exists(lab.Exercise) ? 1 : StepsUntilGone))
            {
                return;
            }

            last = now;
        }
    }
}
