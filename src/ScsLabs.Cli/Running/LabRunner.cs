namespace ScsLabs.Cli.Running;

/// <summary>Builds a lab and runs it: what all labs stand on only where that has changed, then the lab alone, without analyzers, which are for CI.</summary>
internal sealed class LabRunner(Course course, IPrograms programs, TimeProvider time) : ILabRunner
{
    private const string Configuration = "Debug";
    private const string Target = "net10.0";
    private const int LastLines = 20;

    /// <summary>The time that a lab's program has: each task alone has a minute.</summary>
    internal TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public async Task<LabRun> RunAsync(Lab lab, LabVariant variant, string resultsFile, CancellationToken cancellationToken)
    {
        using var held = await FileLock.WaitAsync(Path.Combine(course.StateFolder, $"{lab.Name}.lock"), time, cancellationToken).ConfigureAwait(false);
        return await BuildAsync(lab, cancellationToken).ConfigureAwait(false) is { Count: > 0 } errors ? new LabRun.NotBuilt(errors)
            : await CheckAsync(lab, variant, resultsFile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds a lab and runs its proofs. Returns what is wrong; nothing where all holds.</summary>
    public async Task<IReadOnlyList<string>> ProveAsync(Lab lab, CancellationToken cancellationToken)
    {
        using var held = await FileLock.WaitAsync(Path.Combine(course.StateFolder, $"{lab.Name}.lock"), time, cancellationToken).ConfigureAwait(false);
        if (await BuildAsync(lab, cancellationToken).ConfigureAwait(false) is { Count: > 0 } errors)
        {
            return errors;
        }

        // As in CI, the exercise must be as it is delivered.
        var end = await programs.RunAsync(
            new("dotnet", [lab.Program(Configuration, Target), "-noLogo", "-noColor", "-reporter", "quiet", "-class", $"{lab.Name}.Proof"], course.Root)
            {
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["SCSLABS_VARIANT"] = $"{LabVariant.Solution}", ["CI"] = "true" },
            },
            cancellationToken).ConfigureAwait(false);
        return end.IsLate ? [Texts.ProgramTimedOut.With($"{lab.Name}.Proof", ProgramCall.DefaultLimit.TotalMinutes)]
            : end.ExitCode == 0 ? [] : ProofOutput.Problems(end.Output);
    }

    /// <summary>Builds the lab. Returns the compiler's errors.</summary>
    private async Task<IReadOnlyList<string>> BuildAsync(Lab lab, CancellationToken cancellationToken)
    {
        // All labs stand on the same projects, which one build at a time may write.
        using var held = await FileLock.WaitAsync(Path.Combine(course.StateFolder, "build.lock"), time, cancellationToken).ConfigureAwait(false);
        var stamp = new FileInfo(Path.Combine(lab.Folder, "obj", $"references.{Configuration}"));
        var functions = lab.Functions.ToList();
        if (!stamp.Exists || References(lab, functions).Any(file => File.GetLastWriteTimeUtc(file) > stamp.LastWriteTimeUtc))
        {
            // As old as the beginning of this build, so that an edit during it counts as one after it.
            var begun = time.GetUtcNow().UtcDateTime;
            foreach (var project in (string[])[Path.Combine(course.Root, "src", "ScsLabs.Harness.Containers"), .. functions])
            {
                if (await DotnetAsync(["build", project, .. Quietly], cancellationToken).ConfigureAwait(false) is { Count: > 0 } errors)
                {
                    return errors;
                }
            }

            if (await DotnetAsync(["restore", lab.Folder, "-v", "quiet", "--nologo"], cancellationToken).ConfigureAwait(false) is { Count: > 0 } missing)
            {
                return missing;
            }

            Directory.CreateDirectory(stamp.DirectoryName!);
            await File.WriteAllTextAsync(stamp.FullName, "", cancellationToken).ConfigureAwait(false);
            File.SetLastWriteTimeUtc(stamp.FullName, begun);
        }

        return await DotnetAsync(["build", lab.Folder, .. Quietly, "--no-restore", "-p:BuildProjectReferences=false", "-p:TreatWarningsAsErrors=false"], cancellationToken).ConfigureAwait(false);
    }

    private static string[] Quietly => ["-c", Configuration, "-v", "quiet", "--nologo", "-clp:ErrorsOnly;NoSummary", "-p:RunAnalyzers=false"];

    private async Task<LabRun> CheckAsync(Lab lab, LabVariant variant, string resultsFile, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(resultsFile)!);
        File.Delete(resultsFile);
        var end = await programs.RunAsync(
            new("dotnet", [lab.Program(Configuration, Target), "-noLogo", "-noColor", "-reporter", "silent", "-class-", $"{lab.Name}.Proof"], course.Root)
            {
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["SCSLABS_VARIANT"] = $"{variant}", [LabResults.Variable] = resultsFile, ["SCSLABS_REPORT"] = "none" },
                Limit = Limit,
            },
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> written = [.. end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).TakeLast(LastLines)];
        return end.IsLate ? new LabRun.TimedOut(Limit)
            : LabResults.Read(resultsFile) is { } results ? new LabRun.Judged(results) { Output = written }
            : new LabRun.Ended(end.ExitCode, written);
    }

    /// <summary>Runs a command of the SDK. Returns the errors, each once, with paths from the repository's root; none where it succeeded.</summary>
    private async Task<IReadOnlyList<string>> DotnetAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var end = await programs.RunAsync(new("dotnet", arguments, course.Root), cancellationToken).ConfigureAwait(false);
        if (end.IsLate || end.ExitCode == 0)
        {
            return end.IsLate ? [Texts.ProgramTimedOut.With($"dotnet {arguments[0]}", ProgramCall.DefaultLimit.TotalMinutes)] : [];
        }

        var lines = end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.StartsWith("MSBUILD", StringComparison.Ordinal)).ToList();
        return [.. (errors.Count > 0 ? errors : lines.TakeLast(LastLines)).Select(Shown).Distinct(StringComparer.Ordinal).DefaultIfEmpty($"dotnet {arguments[0]}: {end.ExitCode}")];
    }

    /// <summary>An error of the compiler without the project at its end.</summary>
    private string Shown(string line)
    {
        var project = line.EndsWith(']') ? line.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        return (project < 0 ? line : line[..project]).Replace(course.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    /// <summary>The files that the references of a lab's program are made from.</summary>
    private IEnumerable<string> References(Lab lab, IEnumerable<string> functions) =>
        new[] { Path.Combine(course.Root, "src") }.Concat(functions.Select(project => Path.GetDirectoryName(project)!)).SelectMany(FilesOf)
            .Concat(Directory.GetFiles(course.Root, "Directory.*")).Append(Path.Combine(course.Root, "global.json")).Concat(Directory.GetFiles(lab.Folder, "*.csproj"));

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder).Where(sub => Path.GetFileName(sub) is not ("bin" or "obj")).SelectMany(FilesOf));
}
