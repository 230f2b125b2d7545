using ScsLabs.Cli.Running;

namespace ScsLabs.Cli;

/// <summary>The learner's files as they were delivered, so that a lab can be begun anew.</summary>
/// <remarks>A copy is kept when the learner begins, of what git has committed where there is one. It is never replaced: the learner may commit answers.</remarks>
internal sealed class Delivered(Course course, IPrograms programs)
{
    /// <summary>Keeps a copy of the learner's file as delivered, where there is none yet.</summary>
    public async Task KeepAsync(Lab lab, CancellationToken cancellationToken)
    {
        if (!File.Exists(KeptOf(lab)))
        {
            await WriteAsync(KeptOf(lab), await CommittedAsync(lab, cancellationToken).ConfigureAwait(false) ?? await File.ReadAllTextAsync(lab.Exercise, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts the file back as delivered. Returns where the learner's file was moved to; null where it was as delivered.</summary>
    public async Task<string?> RestoreAsync(Lab lab, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (File.Exists(lab.Exercise))
        {
            await KeepAsync(lab, cancellationToken).ConfigureAwait(false);
        }

        var delivered = File.Exists(KeptOf(lab)) ? await File.ReadAllTextAsync(KeptOf(lab), cancellationToken).ConfigureAwait(false)
            : await CommittedAsync(lab, cancellationToken).ConfigureAwait(false) ?? throw new LearnerException(Texts.NothingDelivered.With(lab.Exercise));
        string? aside = null;
        if (File.Exists(lab.Exercise) && await File.ReadAllTextAsync(lab.Exercise, cancellationToken).ConfigureAwait(false) is var answer && answer != delivered)
        {
            aside = FileNames.Unused(Path.Combine(course.StateFolder, "answers", lab.Name, $"Exercise.{now:yyyyMMdd-HHmmss}.cs"));
            await WriteAsync(aside, answer, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(lab.Exercise, delivered, cancellationToken).ConfigureAwait(false);
        return aside;
    }

    private string KeptOf(Lab lab) => KeptIn(course.StateFolder, lab);

    /// <summary>The copy of a lab's file in a folder of the commands' state.</summary>
    public static string KeptIn(string stateFolder, Lab lab) => Path.Combine(stateFolder, "delivered", lab.Name, LabSource.Exercise);

    private async Task<string?> CommittedAsync(Lab lab, CancellationToken cancellationToken)
    {
        var path = Path.GetRelativePath(course.Root, lab.Exercise).Replace('\\', '/');
        var shown = await programs.RunAsync(new("git", ["show", $"HEAD:./{path}"], course.Root), cancellationToken).ConfigureAwait(false);
        return shown is { ExitCode: 0 } ? shown.StandardOutput : null;
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
    }
}
