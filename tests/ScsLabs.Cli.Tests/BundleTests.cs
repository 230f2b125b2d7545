using ScsLabs.Cli.Classes;
using ScsLabs.Cli.Diagnosis;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>The parts of a bundle, and what a machine has for the labs.</summary>
public sealed class BundleTests
{
    private static readonly Course Repository = Course.Find(AppContext.BaseDirectory);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_solution_loses_the_projects_that_are_left_out_and_no_other()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "ScsLabs.sln"));

        var kept = SolutionFile.Without(lines, ["tests/ScsLabs.Cli.Tests/ScsLabs.Cli.Tests.csproj"]);

        var gone = lines.Except(kept).ToList();
        gone.ShouldContain(line => line.Contains("ScsLabs.Cli.Tests.csproj", StringComparison.Ordinal));
        kept.ShouldNotContain(line => line.Contains("ScsLabs.Cli.Tests", StringComparison.Ordinal));
        kept.Count(line => line.StartsWith("Project(", StringComparison.Ordinal)).ShouldBe(lines.Count(line => line.StartsWith("Project(", StringComparison.Ordinal)) - 1);
        kept.Count(line => line == "EndProject").ShouldBe(kept.Count(line => line.StartsWith("Project(", StringComparison.Ordinal)));
        SolutionFile.Without(lines, []).ShouldBe(lines);
    }

    [Fact]
    public void The_packages_of_a_project_are_found_as_files_and_a_missing_one_is_told()
    {
        var assets = Path.Combine(Repository.Root, "src", "ScsLabs.Cli", "obj", "project.assets.json");
        var packages = RestoredPackages.In(assets);
        packages.ShouldContain(file => Path.GetFileName(file).StartsWith("spectre.console.", StringComparison.OrdinalIgnoreCase));
        packages.ShouldAllBe(file => File.Exists(file));

        var copy = Path.GetTempFileName();
        File.WriteAllText(copy, """{"packageFolders":{"/nowhere/":{}},"libraries":{"A/1.0.0":{"type":"package","path":"a/1.0.0"},"B/1.0.0":{"type":"project","path":"b"}}}""");
        Should.Throw<LearnerException>(() => RestoredPackages.In(copy)).Message.ShouldBe("A/1.0.0: /nowhere/");
        File.Delete(copy);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public async Task A_machine_tells_whether_it_has_an_SDK_and_an_engine(int exitCode, bool has)
    {
        var parts = await new Machine(new Answer(new(exitCode, "10.0.1\n", "10.0.1\n"))).LookAsync(Cancel);

        parts.Where(part => part.Name is ".NET SDK" or "Docker engine").Select(part => part.Has).ShouldBe([has, has]);
        parts[0].Because.ShouldBe(has ? "10.0.1" : "install the SDK 10 from https://dotnet.microsoft.com/download/dotnet/10.0");
    }

    private sealed class Answer(ProgramEnd end) : IPrograms
    {
        public Task<ProgramEnd> RunAsync(ProgramCall call, CancellationToken cancellationToken) => Task.FromResult(end);
    }
}
