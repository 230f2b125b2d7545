namespace ScsLabs.Cli.Running;

/// <summary>Builds a lab: what all labs stand on only where that has changed, then the lab alone, without analyzers and without warnings as errors, which are for CI.</summary>
internal sealed class LabBuild(Course course, IPrograms programs, TimeProvider time, string configuration = LabBuild.DefaultConfiguration)
{
    public const string DefaultConfiguration = "Debug";

    /// <summary>The target framework of the labs.</summary>
    private const string Target = "net10.0";

    /// <summary>The most lines of a program's output that are told where it names no errors.</summary>
    private const int LastLines = 20;

    /// <summary>The program that a lab is built to.</summary>
    public string ProgramOf(Lab lab) => lab.Program(configuration, Target);

    /// <summary>Locks a lab against other runs of it, which would overwrite its program.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="onWait">Called where another run has it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<FileLock> HoldAsync(Lab lab, Action? onWait, CancellationToken cancellationToken) => FileLock.WaitAsync(Path.Combine(course.StateFolder, $"{lab.Name}.lock"), time, cancellationToken, onWait);

    /// <summary>Builds the lab. Returns the compiler's errors.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="onReferences">Called before what the lab stands on is built, which takes long.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    public async Task<IReadOnlyList<string>> BuildAsync(Lab lab, Action? onReferences, CancellationToken cancellationToken)
    {
        // All labs stand on the same projects, which one build at a time may write.
        using var held = await FileLock.WaitAsync(Path.Combine(course.StateFolder, "build.lock"), time, cancellationToken).ConfigureAwait(false);
        var stamp = new FileInfo(Path.Combine(lab.Folder, "obj", $"references.{configuration}"));
        var functions = lab.Functions.ToList();
        if (!stamp.Exists || References(lab, functions).Any(file => File.GetLastWriteTimeUtc(file) > stamp.LastWriteTimeUtc))
        {
            onReferences?.Invoke();

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

    /// <summary>Has the compiler speak the learner's language.</summary>
    private static Dictionary<string, string> Speaking => new(StringComparer.Ordinal) { ["DOTNET_CLI_UI_LANGUAGE"] = Languages.Chosen == Language.Japanese ? "ja" : "en" };

    private string[] Quietly => ["-c", configuration, "-v", "quiet", "--nologo", "-clp:ErrorsOnly;NoSummary", "-p:RunAnalyzers=false"];

    /// <summary>Runs a command of the SDK. Returns the errors, each once, with paths from the repository's root; none where it succeeded.</summary>
    private async Task<IReadOnlyList<string>> DotnetAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var end = await programs.RunAsync(new("dotnet", arguments, course.Root) { Variables = Speaking }, cancellationToken).ConfigureAwait(false);
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
