namespace ScsLabs.Cli.Learning.Watching;

/// <summary>The source files of a lab, and when they change.</summary>
/// <remarks>They are looked at again and again. The system's own notices get lost on network drives and in containers, and editors that replace files confuse them.</remarks>
internal sealed class SourceFiles(Lab lab, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    /// <summary>The names, sizes and times of the files at this moment.</summary>
    public string Stamp() =>
        string.Join('\n', lab.Sources.Order(StringComparer.Ordinal).Select(path => new FileInfo(path)).Select(file => file.Exists ? $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}" : file.FullName));

    /// <summary>Waits until the files differ from an earlier stamp, are at rest, and the learner's file is there.</summary>
    public async Task ChangedAsync(string since, CancellationToken cancellationToken)
    {
        var last = since;
        while (true)
        {
            await Task.Delay(Step, time, cancellationToken).ConfigureAwait(false);
            var now = Stamp();
            if (now != since && now == last && File.Exists(lab.Exercise))
            {
                return;
            }

            last = now;
        }
    }
}
