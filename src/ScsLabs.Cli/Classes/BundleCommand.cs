using System.CommandLine;
using System.Formats.Tar;
using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli.Classes;

/// <summary><c>scslabs bundle</c>: makes an archive from which the labs are built and run without a network.</summary>
internal sealed class BundleCommand(Course course, Screen screen, IPrograms programs)
{
    /// <summary>The folder in the archive.</summary>
    private const string Root = "scslabs";

    /// <summary>The folder of packages in it, its only source of packages.</summary>
    private const string Feed = "packages";

    private const string NuGetConfig =
        $"""
        <configuration>
          <packageSources><clear /><add key="bundle" value="{Feed}" /></packageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
          <config><add key="globalPackagesFolder" value=".packages" /></config>
        </configuration>
        """;

    /// <summary>The folders that nobody needs to do labs; their packages would be many.</summary>
    private static readonly string[] LeftOut = ["tests/", "bench/", "samples/", "templates/", ".ci/"];

    public static Command Command()
    {
        var file = new Option<FileInfo?>("--out") { Description = Texts.BundleOutHelp.ToString() };
        var image = new Option<string>("--image") { Description = Texts.BundleImageHelp.ToString(), DefaultValueFactory = static _ => "scslabs/scslabs:local" };
        var command = new Command("bundle", Texts.BundleHelp.ToString()) { file, image };
        command.SetAction((arguments, cancel) =>
        {
            var course = Course.Find(Directory.GetCurrentDirectory());
            var archive = arguments.GetValue(file)?.FullName ?? Path.Combine(course.Root, "artifacts", "scslabs-bundle.tar.gz");
            return new BundleCommand(course, new(AnsiConsole.Console), new Programs(TimeProvider.System)).RunAsync(archive, arguments.GetValue(image)!, cancel);
        });
        return command;
    }

    /// <summary>Makes the archive.</summary>
    public async Task<int> RunAsync(string archive, string image, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("scslabs-bundle-");
        try
        {
            var bundle = folder.CreateSubdirectory(Root).FullName;
            await CopySourcesAsync(bundle, cancellationToken).ConfigureAwait(false);
            var packages = await CopyPackagesAsync(Path.Combine(bundle, Feed), cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(bundle, "nuget.config"), NuGetConfig, cancellationToken).ConfigureAwait(false);
            var saved = await programs.RunAsync(new("docker", ["save", "--output", Path.Combine(bundle, "image.tar"), image], bundle), cancellationToken).ConfigureAwait(false);

            await Archive.CreateAsync(folder.FullName, archive, cancellationToken).ConfigureAwait(false);
            screen.Line(Texts.Bundled.With(archive, packages, new FileInfo(archive).Length / 1_000_000));
            screen.Line(saved.ExitCode == 0 ? Texts.BundledImage.With(image) : Texts.NoImage.With(image, saved.Output.Trim()));
            return ExitCode.Green;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Copies what is committed, the labs' exercises once more as delivered, and makes a solution of the projects that are there.</summary>
    private async Task CopySourcesAsync(string bundle, CancellationToken cancellationToken)
    {
        var archive = Path.Combine(bundle, "sources.tar");
        await NeedAsync(new("git", ["archive", "--format=tar", $"--output={archive}", "HEAD"], course.Root), cancellationToken).ConfigureAwait(false);
        await TarFile.ExtractToDirectoryAsync(archive, bundle, overwriteFiles: false, cancellationToken).ConfigureAwait(false);
        File.Delete(archive);
        var projects = Directory.GetFiles(bundle, "*.csproj", SearchOption.AllDirectories).Select(project => Path.GetRelativePath(bundle, project).Replace('\\', '/')).Where(project => LeftOut.Any(left => project.StartsWith(left, StringComparison.Ordinal))).ToList();
        foreach (var left in LeftOut.Where(left => Directory.Exists(Path.Combine(bundle, left))))
        {
            Directory.Delete(Path.Combine(bundle, left), recursive: true);
        }

        // A bundle has no git to ask.
        foreach (var lab in new Course(bundle).Labs)
        {
            var kept = Delivered.KeptIn(Path.Combine(bundle, Path.GetFileName(course.StateFolder)), lab);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Copy(lab.Exercise, kept);
        }

        var solution = Path.Combine(bundle, "ScsLabs.sln");
        var lines = await File.ReadAllLinesAsync(solution, cancellationToken).ConfigureAwait(false);
        await File.WriteAllLinesAsync(solution, SolutionFile.Without(lines, projects), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies the packages that labs and commands are restored from. Returns their number.</summary>
    private async Task<int> CopyPackagesAsync(string feed, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(feed);
        var projects = course.Labs.SelectMany(lab => lab.Functions.Append(lab.Project)).Append(Path.Combine(course.Root, "src", "ScsLabs.Cli", "ScsLabs.Cli.csproj")).ToList();
        foreach (var project in projects)
        {
            await NeedAsync(new("dotnet", ["restore", project, "-v", "quiet", "--nologo"], course.Root), cancellationToken).ConfigureAwait(false);
        }

        var packages = projects.Select(Path.GetDirectoryName).Concat(Directory.GetDirectories(Path.Combine(course.Root, "src")))
            .Select(project => Path.Combine(project!, "obj", "project.assets.json")).Where(File.Exists).SelectMany(RestoredPackages.In).ToHashSet(StringComparer.Ordinal);
        foreach (var package in packages)
        {
            File.Copy(package, Path.Combine(feed, Path.GetFileName(package)));
        }

        return packages.Count;
    }

    private async Task NeedAsync(ProgramCall call, CancellationToken cancellationToken)
    {
        var end = await programs.RunAsync(call, cancellationToken).ConfigureAwait(false);
        if (end.ExitCode != 0)
        {
            throw new LearnerException($"{call.Name} {string.Join(' ', call.Arguments)}: {end.Output.Trim()}");
        }
    }
}
