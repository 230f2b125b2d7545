using ScsLabs.Cli.Running;

namespace ScsLabs.Cli;

/// <summary>The learner's files as they were delivered, so that a lab can be begun anew.</summary>
/// <remarks>Git knows them where there is one. A copy is kept as well: the learner may commit an answer, and a bundle has no git.</remarks>
internal sealed class Delivered(Course course, IPrograms programs)
{
    /// <summary>Keeps a copy of the learner's file as delivered, where there is none yet or the file was delivered anew.</summary>
    public async Task KeepAsync(Lab lab, CancellationToken cancellationToken)
    {
        var kept = KeptOf(lab);
        var isKept = File.Exists(kept);
        if (await CommittedAsync(lab, cancellationToken).ConfigureAwait(false) is { } committed)
        {
            // Where the learner changed nothing, what is committed is what was delivered.
            if (!isKept || committed == await File.ReadAllTextAsync(lab.Exercise, cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync(kept, committed, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (!isKept)
        {
            await WriteAsync(kept, await File.ReadAllTextAsync(lab.Exercise, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
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
            aside = Path.Combine(course.StateFolder, "answers", lab.Name, $"Exercise.{now:yyyyMMdd-HHmmss}.cs");
            await WriteAsync(aside, answer, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(lab.Exercise, delivered, cancellationToken).ConfigureAwait(false);
        return aside;
    }

    private string KeptOf(Lab lab) => Path.Combine(course.StateFolder, "delivered", lab.Name, LabSource.Exercise);

    private async Task<string?> CommittedAsync(Lab lab, CancellationToken cancellationToken)
    {
        var path = Path.GetRelativePath(course.Root, lab.Exercise).Replace('\\', '/');
        var shown = await programs.RunAsync(new("git", ["show", $"HEAD:./{path}"], course.Root), cancellationToken).ConfigureAwait(false);
        return shown is { ExitCode: 0 } ? shown.Output : null;
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
    }
}
