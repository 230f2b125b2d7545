namespace ScsLabs.Emulator.Databases;

/// <summary>The MariaDB server of this machine.</summary>
/// <param name="Executable">The path of <c>mariadbd</c>.</param>
/// <param name="Tables">The paths of the scripts that create its system tables, in order.</param>
internal sealed record DatabaseProgram(string Executable, IReadOnlyList<string> Tables)
{
    private const string Name = "mariadbd";

    /// <summary>The folders that servers are installed in, though a user's PATH needn't have them.</summary>
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/usr/libexec", "/opt/homebrew/bin"];

    /// <summary>Finds the server.</summary>
    /// <exception cref="NotSupportedException">There is none; the message says what to install.</exception>
    public static DatabaseProgram Find() => Find([.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), .. Folders]);

    /// <summary>Finds the server in one of these folders.</summary>
    /// <exception cref="NotSupportedException">There is none; the message says what to install.</exception>
    public static DatabaseProgram Find(IEnumerable<string> folders)
    {
        const string Need = "Real databases of RDS (SCSLABS_RDS=real) need a MariaDB server on this machine";
        if (OperatingSystem.IsWindows())
        {
            throw new NotSupportedException($"{Need}, and a system with /bin/sh and Unix sockets: Linux or macOS.");
        }

        foreach (var executable in folders.Select(folder => Path.Combine(folder, Name)).Where(File.Exists))
        {
            if (TablesOf(File.ResolveLinkTarget(executable, returnFinalTarget: true)?.FullName ?? executable) is { } tables)
            {
                return new(executable, tables);
            }
        }

        throw new NotSupportedException($"{Need}: {Name}, which is neither on the PATH nor in {string.Join(", ", Folders)}. On Debian and Ubuntu: apt-get install mariadb-server-core; with Homebrew: brew install mariadb. MySQL's own mysqld isn't supported.");
    }

    /// <summary>The scripts beside a server, which are called after MariaDB since version 11; null where they aren't all there.</summary>
    private static IReadOnlyList<string>? TablesOf(string executable)
    {
        var prefix = Path.GetDirectoryName(Path.GetDirectoryName(executable)) ?? "/";
        return (from folder in (string[])["share/mysql", "share/mariadb"]
                from brand in (string[])["mariadb", "mysql"]
                let scripts = (string[])[Script(folder, brand, "system_tables"), Script(folder, brand, "performance_tables")]
                where scripts.All(File.Exists)
                select scripts).FirstOrDefault();

        string Script(string folder, string brand, string what) => Path.Combine(prefix, folder, $"{brand}_{what}.sql");
    }
}
