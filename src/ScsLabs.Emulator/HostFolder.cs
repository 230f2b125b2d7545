using System.Diagnostics;

namespace ScsLabs.Emulator;

/// <summary>A folder of an emulator under the folder for temporary files, for this user alone. It goes with the emulator; but on Windows also where that is killed: a shell waits for the end of the emulator's pipe.</summary>
internal sealed class HostFolder : IAsyncDisposable
{
    /// <summary>Programs may still write while they are being killed, so it tries for half a minute.</summary>
    private const string Script =
        """
        trap '' INT TERM HUP
        exec >/dev/null 2>&1
        while read -r line; do :; done
        tries=0
        until rm -rf "$1" || [ $((tries += 1)) -gt 300 ]; do sleep 0.1; done
        """;

    private readonly Process? shell;

    /// <summary>Creates the folder.</summary>
    /// <param name="prefix">The beginning of its name.</param>
    /// <exception cref="IOException">It can't be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    public HostFolder(string prefix)
    {
        Path = Directory.CreateTempSubdirectory(prefix).FullName;
        shell = OperatingSystem.IsWindows() ? null : Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "scslabs-folder", Path]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
    }

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <summary>Removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (shell is null)
        {
            Directory.Delete(Path, recursive: true);
            return;
        }

        shell.StandardInput.Close();
        await shell.WaitForExitAsync().ConfigureAwait(false);
        shell.Dispose();
    }
}
