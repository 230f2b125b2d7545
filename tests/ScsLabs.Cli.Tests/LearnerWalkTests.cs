using System.Diagnostics;

namespace ScsLabs.Cli.Tests;

/// <summary>A learner's way through a real lab, with the program as it is shipped.</summary>
/// <remarks>The lab is a copy beside a link to this repository's sources, which are built: so only the lab itself is built here.</remarks>
public sealed class LearnerWalkTests : IDisposable
{
    private const string Name = "Lab08.ObjectOwnership";

    private static readonly string Repository = Course.Find(AppContext.BaseDirectory).Root;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-walk-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Lab => Path.Combine(folder.FullName, "labs", Name);

    private string Exercise => Path.Combine(Lab, "Exercise.cs");

    [Fact]
    public async Task A_learner_gets_from_red_to_green()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Repository, "labs", Name, "bin", "Debug", "net10.0", $"{Name}.dll")), "the lab isn't built: dotnet build ScsLabs.sln");
        CopyLab();
        var delivered = await File.ReadAllTextAsync(Exercise, Cancel);

        var (started, situation) = await ScsLabsAsync("start", "8");
        (started, situation.Contains($"Your file: labs/{Name}/Exercise.cs", StringComparison.Ordinal)).ShouldBe((0, true), situation);

        var (red, first) = await ScsLabsAsync("check");
        red.ShouldBe(ExitCode.Red, first);
        first.ShouldContain("✗ Task 1 The inbox");
        first.ShouldContain($"your code: labs/{Name}/Exercise.cs:");

        var (_, japanese) = await ScsLabsAsync("check", "08", "--lang", "ja");
        japanese.ShouldContain("余分な権限: ");
        japanese.Split('\n').Where(line => !line.Contains("結果: AccessDenied", StringComparison.Ordinal)).ShouldAllBe(line => !LanguageTests.Sentence.IsMatch(line), "but for AWS's own text all is in Japanese");

        await File.WriteAllTextAsync(Exercise, delivered.Replace("public sealed class Exercise", "public sealed class Exercice", StringComparison.Ordinal), Cancel);
        var (unbuilt, compiler) = await ScsLabsAsync("check", "08");
        unbuilt.ShouldBe(ExitCode.Unjudged);
        compiler.ShouldContain("error CS0246");

        await File.WriteAllTextAsync(Exercise, delivered.Insert(delivered.IndexOf('{', delivered.IndexOf("class Exercise", StringComparison.Ordinal)) + 1, "\n    static Exercise() => System.Environment.Exit(5);\n"), Cancel);
        var (ended, early) = await ScsLabsAsync("check", "08");
        (ended, early.Contains("exit code 5", StringComparison.Ordinal)).ShouldBe((ExitCode.Unjudged, true), early);

        await File.WriteAllTextAsync(Exercise, delivered.Insert(delivered.IndexOf('{', delivered.IndexOf("class Exercise", StringComparison.Ordinal)) + 1, "\n    static Exercise() => System.Console.WriteLine(\"a look inside\");\n"), Cancel);
        (await ScsLabsAsync("check", "08")).Output.ShouldContain("What your code wrote\n  a look inside\n");

        var solution = await File.ReadAllTextAsync(Path.Combine(Lab, "Solution.cs"), Cancel);
        await File.WriteAllTextAsync(Exercise, solution.Replace("class Solution", "class Exercise", StringComparison.Ordinal), Cancel);
        var (green, last) = await ScsLabsAsync("check", "08", "--lang", "ja");
        green.ShouldBe(ExitCode.Green, last);
        last.ShouldContain("ラボ 08 は完了です。");

        (await ScsLabsAsync("list")).Output.ShouldContain("done");
        (await ScsLabsAsync("solution")).ExitCode.ShouldBe(ExitCode.Green);
        (await ScsLabsAsync("why")).Output.ShouldContain("Task 1: The inbox");
        await ScsLabsAsync("reset", "08");
        (await File.ReadAllTextAsync(Exercise, Cancel)).ShouldBe(delivered);
    }

    [Fact]
    public async Task A_new_lab_is_red_as_exercise_and_holds_all_that_a_lab_must()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Repository, "labs", Name, "bin", "Debug", "net10.0", $"{Name}.dll")), "the lab isn't built: dotnet build ScsLabs.sln");
        CopyLab();

        var (made, told) = await ScsLabsAsync("new", "Greeting for \"readers\"");
        made.ShouldBe(ExitCode.Unjudged, told);
        (made, told) = await ScsLabsAsync("new", "Greeting for readers");
        made.ShouldBe(ExitCode.Green, told);
        TakeRestoredFor("Lab09.GreetingForReaders");

        var (proven, proof) = await ScsLabsAsync("prove", "09");
        proven.ShouldBe(ExitCode.Green, proof);
        (await ScsLabsAsync("check", "09")).ExitCode.ShouldBe(ExitCode.Red);

        var checks = Path.Combine(folder.FullName, "labs", "Lab09.GreetingForReaders", "Checks.cs");
        var lines = await File.ReadAllTextAsync(checks, Cancel);
        await File.WriteAllTextAsync(checks, lines.Replace("ShouldBeExactlyAsync", "ShouldBeAtMostAsync", StringComparison.Ordinal).Replace("new Permission(\"ssm:GetParameter\"", "new Permission(\"ssm:*\"", StringComparison.Ordinal), Cancel);
        var (weak, survivors) = await ScsLabsAsync("prove", "09");
        weak.ShouldBe(ExitCode.Red);
        survivors.ShouldContain("✗ 09 Greeting for readers");
    }

    /// <summary>Gives a new lab what was restored for the other, whose packages are the same.</summary>
    private void TakeRestoredFor(string lab)
    {
        var obj = Path.Combine(folder.FullName, "labs", lab, "obj");
        Directory.CreateDirectory(obj);
        foreach (var file in Directory.GetFiles(Path.Combine(Lab, "obj"), "*.nuget.*").Concat([Path.Combine(Lab, "obj", "project.assets.json"), Path.Combine(Lab, "obj", "references.Debug")]))
        {
            var to = Path.Combine(obj, Path.GetFileName(file).Replace(Name, lab, StringComparison.Ordinal));
            File.Copy(file, to);
            File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(file));
        }
    }

    public void Dispose()
    {
        foreach (var link in new[] { Path.Combine(folder.FullName, "src") }.Where(Directory.Exists))
        {
            Directory.Delete(link);
        }

        folder.Delete(recursive: true);
    }

    private void CopyLab()
    {
        foreach (var file in Directory.GetFiles(Repository, "Directory.*").Concat(["ScsLabs.sln", "global.json", "BannedSymbols.txt"]))
        {
            File.Copy(Path.Combine(Repository, file), Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "src"), Path.Combine(Repository, "src"));
        Copy(Path.Combine(Repository, "labs", Name), Lab);
        // The references are built: a stamp from the future keeps them as they are.
        var stamp = Path.Combine(Lab, "obj", "references.Debug");
        File.WriteAllText(stamp, "");
        File.SetLastWriteTimeUtc(stamp, new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var sub in Directory.GetDirectories(from))
        {
            Copy(sub, Path.Combine(to, Path.GetFileName(sub)));
        }
    }

    private async Task<(int ExitCode, string Output)> ScsLabsAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Course).Assembly.Location, .. arguments]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SCSLABS_LANG"] = "en";
        foreach (var name in new[] { "SCSLABS_BACKEND", "SCSLABS_VARIANT", "SCSLABS_INVOKED_BY", "SCSLABS_CLASS", "SCSLABS_TABLE" })
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output + await errors);
    }
}
