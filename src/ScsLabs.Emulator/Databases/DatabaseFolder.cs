namespace ScsLabs.Emulator.Databases;

/// <summary>The folder of one database: its data, its socket and its log.</summary>
/// <param name="program">The server of this machine.</param>
/// <param name="path">The folder's path, short enough for that of a Unix socket.</param>
internal sealed class DatabaseFolder(DatabaseProgram program, string path)
{
    private const int LinesTold = 5;
    private const string NoInput = "/dev/null";

    /// <summary>The server's socket.</summary>
    public string Socket => In("socket");

    /// <summary>The last lines of the server's log, in one line.</summary>
    public string LastWords => File.Exists(Log) ? string.Join(" | ", File.ReadLines(Log).Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(LinesTold)) : "it has no log";

    private string Log => In("log");

    private string Data => In("data");

    /// <summary>
    /// A server of this machine's user, that listens at the socket alone, reads no configuration, loads no plugins, and reads and writes no other files. Its memory is small.
    /// What it commits survives its own end, if not that of the machine.
    /// </summary>
    private IEnumerable<string> Arguments =>
    [
        "--no-defaults",
        .. Environment.IsPrivilegedProcess ? (string[])["--user=root"] : [],
        $"--datadir={Data}",
        $"--socket={Socket}",
        $"--pid-file={In("pid")}",
        $"--tmpdir={In("tmp")}",
        $"--plugin-dir={In("plugins")}",
        $"--secure-file-priv={In("files")}",
        "--skip-networking",
        "--skip-name-resolve",
        "--skip-symbolic-links",
        "--local-infile=0",
        "--character-set-server=utf8mb4",
        "--log-warnings=1",
        "--open-files-limit=1024",
        "--max-connections=100",
        "--table-open-cache=64",
        "--key-buffer-size=1M",
        "--aria-pagecache-buffer-size=1M",
        "--innodb-buffer-pool-size=8M",
        "--innodb-log-file-size=4M",
        "--innodb-data-file-path=ibdata1:4M:autoextend",
        "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
        "--innodb-autoextend-increment=1",
        "--innodb-flush-log-at-trx-commit=2",
        "--skip-innodb-doublewrite",
        "--skip-innodb-use-native-aio",
    ];

    /// <summary>Creates the folder with a server's system tables, in which there are no users.</summary>
    /// <exception cref="DatabaseException">The server fails.</exception>
    public async Task CreateAsync()
    {
        foreach (var folder in (string[])[Data, In("tmp"), In("plugins"), In("files")])
        {
            Directory.CreateDirectory(folder);
        }

        var tables = In("tables.sql");
        await File.WriteAllTextAsync(tables, "CREATE DATABASE mysql;\nUSE mysql;\n").ConfigureAwait(false);
        foreach (var script in program.Tables)
        {
            await File.AppendAllTextAsync(tables, await File.ReadAllTextAsync(script).ConfigureAwait(false)).ConfigureAwait(false);
        }

        using var creation = SupervisedProcess.Start(tables, Log, program.Executable, [.. Arguments, "--bootstrap", "--max-allowed-packet=8M"]);
        try
        {
            if (await creation.Ended.WaitAsync(DatabaseServer.Patience).ConfigureAwait(false) != 0)
            {
                throw new DatabaseException(LastWords);
            }
        }
        catch (TimeoutException late)
        {
            await creation.KillAsync().ConfigureAwait(false);
            throw new DatabaseException(LastWords, late);
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="sql">What it executes first; null for nothing.</param>
    public SupervisedProcess Start(string? sql)
    {
        // A server that was killed leaves its socket behind.
        File.Delete(Socket);
        if (sql is null)
        {
            return SupervisedProcess.Start(NoInput, Log, program.Executable, Arguments);
        }

        File.WriteAllText(In("start.sql"), sql);
        return SupervisedProcess.Start(NoInput, Log, program.Executable, [.. Arguments, $"--init-file={In("start.sql")}"]);
    }

    /// <summary>Removes the folder, in which no server runs any more.</summary>
    public void Remove()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private string In(string name) => Path.Combine(path, name);
}
