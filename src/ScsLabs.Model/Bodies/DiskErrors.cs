namespace ScsLabs.Model.Bodies;

/// <summary>Classifies failures to open or write a file by the system's error numbers.</summary>
internal static class DiskErrors
{
    private const int NoSpace = 28;                                     // ENOSPC
    private const int ProcessHasTooManyFiles = 24;                      // EMFILE
    private const int SystemHasTooManyFiles = 23;                       // ENFILE
    private const int WindowsDiskFull = unchecked((int)0x80070070);     // ERROR_DISK_FULL
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027); // ERROR_HANDLE_DISK_FULL
    private const int WindowsTooManyFiles = unchecked((int)0x80070004); // ERROR_TOO_MANY_OPEN_FILES

    /// <summary>EDQUOT: the user's disk quota is exceeded.</summary>
    private static int OverQuota => OperatingSystem.IsLinux() ? 122 : 69;

    /// <summary>Whether the disk or the user's quota is full.</summary>
    public static bool IsFull(Exception problem) =>
        problem.HResult is NoSpace or WindowsDiskFull or WindowsHandleDiskFull || (!OperatingSystem.IsWindows() && problem.HResult == OverQuota);

    /// <summary>Whether too many files are open.</summary>
    public static bool IsOutOfHandles(Exception problem) =>
        problem.HResult is ProcessHasTooManyFiles or SystemHasTooManyFiles or WindowsTooManyFiles;
}
