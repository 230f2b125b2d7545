using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Gives files to the user that runs the sandboxes.</summary>
internal static partial class FileOwner
{
    /// <summary>Gives a file or folder to a user; to nobody where the emulator's own user runs the sandboxes.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static void Give(string path, int? user)
    {
        if (user is { } owner && ChangeOwner(path, owner, owner) != 0)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int ChangeOwner(string path, int user, int group);
}
