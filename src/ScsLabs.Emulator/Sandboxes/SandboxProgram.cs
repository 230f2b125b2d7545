using System.Diagnostics;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Bubblewrap on this machine, which makes sandboxes.</summary>
/// <param name="Command">The command that begins with its path. Root's first becomes a user that owns nothing, because no limit of processes holds for root.</param>
/// <param name="User">That user; null where the emulator doesn't run as root.</param>
internal sealed record SandboxProgram(IReadOnlyList<string> Command, int? User) : IProgramHost
{
    private const string Name = "bwrap", Dropper = "setpriv";
    private const int Nobody = 65534;

    /// <summary>The first version of Linux that counts the processes of a user for each user namespace.</summary>
    private static readonly Version Oldest = new(5, 14);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Lazy<(SandboxProgram? Program, string Reason)> Found = new(Search);

    /// <summary>The program; null where sandboxes can't be had.</summary>
    public static SandboxProgram? Here => Found.Value.Program;

    /// <summary>Why sandboxes can't be had, and what to do; empty where they can.</summary>
    public static string Reason => Found.Value.Reason;

    /// <inheritdoc />
    public ProgramPlaces PlacesFor(string? code, string? runtimes, string inside = ProgramPlaces.Task) => new()
    {
        CodeHere = code,
        RuntimesHere = runtimes,
        Code = code is null ? "/tmp" : inside,
        Runtimes = "/var/runtime",
        Endpoint = $"127.0.0.1:{SandboxPorts.Endpoint}",
        Own = $"127.0.0.1:{SandboxPorts.Own}",
    };

    /// <inheritdoc />
    public IRunningProgram Start(ProgramPlaces places, ProgramSettings settings, ProgramOutput output) => Sandbox.Start(this, places, settings, output);

    private static (SandboxProgram? Program, string Reason) Search()
    {
        const string Need = "Functions and commands run in a sandbox, which needs ";
        if (!OperatingSystem.IsLinux())
        {
            return (null, $"{Need}Linux.");
        }

        if (Environment.OSVersion.Version < Oldest)
        {
            return (null, $"{Need}Linux {Oldest} or later, which counts each sandbox's processes.");
        }

        if (Find(Name) is not { } path)
        {
            return (null, $"{Need}bubblewrap ({Name}). On Debian and Ubuntu: apt-get install bubblewrap.");
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return Tried(new([path], null));
        }

        return Find(Dropper) is { } dropper
            ? Tried(new([dropper, $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--inh-caps=-all", path], Nobody))
            : (null, $"{Need}util-linux ({Dropper}) where the emulator runs as root.");

        static (SandboxProgram? Program, string Reason) Tried(SandboxProgram program)
        {
            var said = Try(program);
            return said.Length == 0 ? (program, "") : (null, $"{Need}namespaces that the kernel lets its user have, and files that this user can read: {said}");
        }
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin").Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Makes a sandbox in which nothing is done, because a kernel or a container may refuse any part of it, and its user may be unable to read .NET where that is another's.</summary>
    /// <returns>What it says; empty where it works.</returns>
    private static string Try(SandboxProgram program)
    {
        using var trial = Process.Start(new ProcessStartInfo(program.Command[0], [.. program.Command.Skip(1), .. Sandbox.Walls, .. SandboxHost.Here.Mounts, "--", "/usr/bin/true"]) { RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false })!;
        trial.StandardInput.Close();
        var said = trial.StandardError.ReadToEnd().Trim();
        if (!trial.WaitForExit(Patience))
        {
            trial.Kill();
            return $"{Name} doesn't end.";
        }

        return trial.ExitCode == 0 ? "" : said.Length > 0 ? said : $"{Name} ends with {trial.ExitCode}.";
    }
}
