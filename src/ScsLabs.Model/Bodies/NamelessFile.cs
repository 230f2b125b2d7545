using Microsoft.Win32.SafeHandles;

namespace ScsLabs.Model.Bodies;

/// <summary>A temporary file that nothing has to clean up: its bytes go when its handle does, or the process, however that ends.</summary>
internal static class NamelessFile
{
    private const string Prefix = "scslabs-";

    /// <summary>Opens an empty file to write and read, for this user only.</summary>
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

        // The stream is only the way to set the file's mode: collected, not disposed of, it leaves the handle open.
        var handle = new FileStream(path, options).SafeFileHandle;
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return handle;
    }
}
