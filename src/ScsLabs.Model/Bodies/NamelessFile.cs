using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>A temporary file that needs no cleanup: the system frees its bytes when its handle is closed or the process ends, even by a crash.</summary>
internal static class NamelessFile
{
    private const string Prefix = "scslabs-";

    /// <summary>Opens an empty file for reading and writing, accessible to this user only.</summary>
    /// <remarks>Errors: IOException, UnauthorizedAccessException.</remarks>
    public static SafeFileHandle Open(string folder)
    {
        var path = Path.Combine(folder, Prefix + Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // The stream is needed only to set the file's mode. It is collected, not disposed of, so the handle stays open.
        var handle = new FileStream(path, options).SafeFileHandle;
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return handle;
    }
}
