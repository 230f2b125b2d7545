using System.Diagnostics;

namespace ScsLabs.Bench;

/// <summary>Measures the time from saving an exercise to the verdict of <c>make lab</c>, and beside it that of the checks alone. Works on a fresh clone of the current folder.</summary>
internal static class Cycle
{
    private const string Lab = "labs/Lab09.SecureStringSecrets";
    private const int Edits = 5;

    public static async Task RunAsync()
    {
        Console.WriteLine("cycle                                    s");
        var copy = Directory.CreateTempSubdirectory("scslabs-bench-");
        try
        {
            await RunAsync("git", ["clone", "--quiet", Directory.GetCurrentDirectory(), copy.FullName], copy.FullName);
            Print("fresh clone, make lab N=09", await MakeAsync(copy.FullName));
            var edits = new List<TimeSpan>();
            for (var number = 0; number < Edits; number++)
            {
                await File.AppendAllTextAsync(Path.Combine(copy.FullName, Lab, "Exercise.cs"), $"// {number}\n");
                edits.Add(await MakeAsync(copy.FullName));
            }

            Print($"edit, make lab N=09 (median of {Edits})", edits.Order().ElementAt(Edits / 2));
            Print("the checks alone", await RunAsync("dotnet", ["test", "--no-build", "--project", Lab], copy.FullName));
        }
        finally
        {
            copy.Delete(recursive: true);
        }

        Console.WriteLine();
    }

    private static Task<TimeSpan> MakeAsync(string folder) => RunAsync("make", ["lab", "N=09"], folder);

    /// <summary>Runs a program to its end; an exercise as it is delivered ends with an error.</summary>
    private static async Task<TimeSpan> RunAsync(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SCSLABS_VARIANT"] = "exercise";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return clock.Elapsed;
    }

    private static void Print(string name, TimeSpan time) => Console.WriteLine($"  {name,-36} {time.TotalSeconds,5:N1}");
}
