namespace ScsLabs.Emulator;

/// <summary>Makes files and folders that every user of this machine can read, within a folder that not everybody can enter.</summary>
internal static class ReadableFiles
{
    /// <summary>The mode of a file that may be read.</summary>
    public const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The mode of a file that may be read and executed.</summary>
    public const UnixFileMode Executable = Read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder, and those above it.</summary>
    public static void MakeFolder(string path) => _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, Executable);

    /// <summary>Creates a file.</summary>
    public static FileStream Create(string path, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new(path, options);
    }
}
