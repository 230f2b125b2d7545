using System.Text.Json;

namespace ScsLabs.Cli;

/// <summary>The file of a learner's progress, and beside it the last results of each lab.</summary>
internal sealed class ProgressFile(Course course, TimeProvider time)
{
    private string FilePath => Path.Combine(course.StateFolder, "progress.json");

    /// <summary>Reads the progress. A file that can't be read is put aside, so that nothing is lost.</summary>
    /// <exception cref="LearnerException">A newer version wrote it, or it can't be opened.</exception>
    public Progress Read()
    {
        try
        {
            if (!File.Exists(FilePath))
            {
                return Progress.Empty;
            }

            var bytes = File.ReadAllBytes(FilePath);
            return VersionOf(bytes) <= Progress.CurrentVersion ? JsonSerializer.Deserialize(bytes, ProgressJson.Default.Progress)! : throw new LearnerException(Texts.NewerProgress.With(FilePath));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            var aside = FileNames.Unused($"{FilePath}.broken");
            File.Move(FilePath, aside);
            Aside = aside;
            return Progress.Empty;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new LearnerException(closed.Message);
        }
    }

    /// <summary>The file to which broken progress was moved; null where it wasn't broken.</summary>
    public string? Aside { get; set; }

    /// <summary>Changes what is known of a lab. Two programs don't overwrite each other's changes.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="begins">Whether it becomes the current one.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Ends the wait for another program.</param>
    public async Task<Progress> ChangeAsync(Lab lab, bool begins, Func<LabProgress, LabProgress> change, CancellationToken cancellationToken)
    {
        using var held = await FileLock.WaitAsync(Path.Combine(course.StateFolder, "progress.lock"), time, cancellationToken).ConfigureAwait(false);
        var before = Read();
        var known = before.Of(lab);
        var after = before with { Version = Progress.CurrentVersion, Current = begins ? lab.Number : before.Current, Labs = before.Labs.SetItem(lab.Number, change(known with { StartedAt = known.StartedAt ?? time.GetUtcNow() })) };
        var unfinished = $"{FilePath}.new";
        await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(after, ProgressJson.Default.Progress), cancellationToken).ConfigureAwait(false);
        File.Move(unfinished, FilePath, overwrite: true);
        return after;
    }

    /// <summary>The file of a lab's last results.</summary>
    public string ResultsOf(Lab lab) => Path.Combine(course.StateFolder, "results", $"{lab.Name}.json");

    /// <summary>The last results of a lab; null where it wasn't checked yet.</summary>
    public LabResults? LastOf(Lab lab) => LabResults.Read(ResultsOf(lab));

    private static int VersionOf(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.GetProperty("version").GetInt32();
    }
}
