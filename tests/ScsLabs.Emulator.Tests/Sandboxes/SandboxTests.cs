using System.Net;
using System.Net.Sockets;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator.Tests.Sandboxes;

/// <summary>What runs in a sandbox sees nothing of this machine, reaches nothing but the emulator, and ends at its limits.</summary>
[Collection("sandboxes")]
public sealed class SandboxTests : IDisposable
{
    private readonly DirectoryInfo code = Readable(Directory.CreateTempSubdirectory("scslabs-test-"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_has_its_code_its_environment_and_a_folder_for_temporary_files()
    {
        await File.WriteAllTextAsync(Path.Combine(code.FullName, "data"), "mine", Token);
        var (end, lines) = await RunAsync("pwd; cat data; echo $NAME; echo x > /tmp/y && cat /tmp/y; id -u; exit 3", settings => settings with { Environment = new Dictionary<string, string> { ["NAME"] = "a value" } });

        lines.ShouldBe(["/var/task", "minea value", "x", "993"]);
        end.ShouldBe(new(3, null));
    }

    [Fact]
    public async Task It_can_change_nothing_but_temporary_files()
    {
        var (_, lines) = await RunAsync("for place in . /usr /etc /run/scslabs / /dev /dev/shm; do touch $place/new 2>/dev/null && echo wrote $place; done; echo done");

        lines.ShouldBe(["done"]);
        Directory.EnumerateFileSystemEntries(code.FullName).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_sees_no_home_no_other_files_no_variables_and_no_processes()
    {
        Environment.SetEnvironmentVariable("SCSLABS_TEST_SECRET", "secret");
        var (_, lines) = await RunAsync($"ls /home /root {Path.GetTempPath()}scslabs* 2>/dev/null; env | grep -c SECRET; ls -d /proc/[0-9]* | wc -l; ls /etc | tr '\\n' ' '");

        lines[0].ShouldBe("0");
        int.Parse(lines[1]).ShouldBeLessThan(8);
        lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBeSubsetOf(["alternatives", "ca-certificates", "hosts", "ld.so.cache", "localtime", "passwd", "pki", "ssl"]);
    }

    [Fact]
    public async Task It_may_make_no_namespaces_and_has_no_capabilities()
    {
        var (_, lines) = await RunAsync("unshare -Ur true 2>/dev/null && echo made; grep -E 'Cap(Eff|Prm|Bnd)' /proc/self/status | tr -s '\\t' ' '");

        lines.ShouldAllBe(line => line.EndsWith("0000000000000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_reaches_the_emulator_and_nothing_else()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Token);
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var other = ((IPEndPoint)elsewhere.LocalEndpoint).Port;
        var script = $$"""
            import socket, urllib.request
            print(urllib.request.urlopen('http://127.0.0.1:4566/_scslabs/health').status)
            for address in (('127.0.0.1', {{other}}), ('127.0.0.1', {{emulator.Endpoint.Port}}), ('1.1.1.1', 53)):
                try:
                    socket.create_connection(address, 2)
                    print('reached', address)
                except OSError:
                    pass
            """;
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3.");
        var (_, lines) = await RunAsync(script, settings => settings with { Program = ["/usr/bin/python3", "-c", script] }, emulator);

        lines.ShouldBe(["200"]);
    }

    [Fact]
    public async Task A_process_gets_no_more_memory_than_it_may_have()
    {
        // The shell gives up, or dies of it; with more memory it ends well.
        const string script = "x=1; for n in $(seq 29); do x=$x$x; done";
        (await RunAsync(script, settings => settings with { Limits = new() { Memory = 4096L * 1024 * 1024 } })).End.ExitCode.ShouldBe(0);

        var (end, _) = await RunAsync(script, settings => settings with { Limits = new() { Memory = 64 * 1024 * 1024 } });

        end.ExitCode.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task All_its_processes_together_have_that_memory()
    {
        var (end, _) = await RunAsync("for n in 1 2 3 4 5 6 7 8; do (x=$(head -c 12000000 /dev/zero | tr '\\0' a); sleep 60; :) & done; wait", settings => settings with { Limits = new() { Memory = 64 * 1024 * 1024 } });

        end.Limit.ShouldBe("memory");
    }

    [Fact]
    public async Task It_has_no_more_processes_than_it_may()
    {
        const string script = "for n in $(seq 40); do sleep 60 & done; echo all";
        (await RunAsync(script + "; kill 0", settings => settings with { Limits = new() { Processes = 60 } })).Lines.ShouldBe(["all"]);

        var (end, lines) = await RunAsync(script, settings => settings with { Limits = new() { Processes = 20 } });
        end.ExitCode.ShouldBe(2); // the shell ends when it can't fork
        lines.ShouldHaveSingleItem().ShouldContain("Cannot fork");
    }

    [Fact]
    public async Task It_gets_no_memory_that_belongs_to_no_process()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3.");
        const string script = """
            import ctypes, errno, os
            try: os.memfd_create("x")
            except OSError as refused: print(errno.errorcode[refused.errno])
            libc = ctypes.CDLL(None, use_errno=True)
            print(libc.shmget(0, 4096, 0o600), errno.errorcode[ctypes.get_errno()])
            print(len(os.listdir("/")) > 0)
            """;
        var (_, lines) = await RunAsync(script, settings => settings with { Program = ["/usr/bin/python3", "-c", script] });

        lines.ShouldBe(["ENOSYS", "-1 ENOSYS", "True"]);
    }

    [Fact]
    public async Task Temporary_files_have_a_bound()
    {
        var (_, lines) = await RunAsync("head -c 3000000 /dev/zero > /tmp/big 2>/dev/null || echo full", settings => settings with { Temporary = 1024 * 1024 });

        lines.ShouldBe(["full"]);
    }

    [Fact]
    public async Task Killed_it_leaves_nothing_behind()
    {
        var before = Folders();
        var begun = new TaskCompletionSource();
        await using (var sandbox = Start(Settings("sleep 1000 & sleep 1000 & echo begun; wait"), _ => begun.TrySetResult()))
        {
            await begun.Task.WaitAsync(Token);
            Folders().Except(before).ShouldNotBeEmpty();
        }

        Folders().Except(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_while_it_begins_it_leaves_nothing_behind()
    {
        _ = Program;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var time = 0; time < 5; time++)
            {
                await using var sandbox = Start(Settings("sleep 1000"), static _ => { });
                while (!Processes().Any())
                {
                    Token.ThrowIfCancellationRequested();
                }

                (await sandbox.KillAsync().WaitAsync(TimeSpan.FromMinutes(1), Token)).ExitCode.ShouldBe(137);
            }
        })));

        Processes().ShouldBeEmpty();

        // Those that bubblewrap has made, and that aren't the program yet: the first of their namespace.
        IEnumerable<string> Processes() => Directory.GetDirectories("/proc").Where(process => Read($"{process}/cmdline").Contains(code.FullName, StringComparison.Ordinal) && Read($"{process}/status").Contains("\t1\nNSpgid", StringComparison.Ordinal));

        static string Read(string file)
        {
            try
            {
                return File.ReadAllText(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return "";
            }
        }
    }

    [Fact]
    public async Task One_whose_output_cannot_be_told_is_still_ended()
    {
        var sandbox = Start(Settings("echo x; sleep 1"), _ => throw new InvalidOperationException("told"));

        (await Should.ThrowAsync<InvalidOperationException>(() => sandbox.Ended)).Message.ShouldBe("told");
        (await Should.ThrowAsync<IOException>(() => sandbox.ListenersAsync(Token))).Message.ShouldBe("The sandbox ended before its program began.");
    }

    [Fact]
    public async Task Output_without_an_end_of_line_comes_in_parts()
    {
        var (_, lines) = await RunAsync("head -c 600000 /dev/zero | tr '\\0' a");

        lines.Select(line => line.Length).ShouldBe([256 * 1024, 256 * 1024, 600_000 - (512 * 1024)]);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(20)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_flush_ends_where_output_comes_in_parts(int before)
    {
        await using var sandbox = Start(Settings("") with { Program = ["/bin/bash", "-c", $"head -c {(256 * 1024) - before} /dev/zero | tr '\\0' a; exec 3<>/dev/tcp/127.0.0.1/{SandboxPorts.Own}; sleep 1000"] }, static _ => { });
        using var written = (await sandbox.ListenersAsync(Token))[1];
        using var connection = await written.AcceptAsync(Token);

        await sandbox.FlushAsync().WaitAsync(TimeSpan.FromMinutes(1), Token);
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    [InlineData("TERM")]
    [InlineData("PIPE")]
    public async Task Signals_end_its_processes_as_anywhere(string signal)
    {
        var (_, lines) = await RunAsync($"sh -c 'kill -{signal} $$'; kill -l $?");

        lines[^1].ShouldBe(signal);
    }

    [Fact]
    public async Task What_was_written_before_a_flush_is_told_before_it_ends()
    {
        var (lines, listens) = (new List<string>(), new TaskCompletionSource());
        await using var sandbox = Start(Settings("head -c 200000 /dev/zero | tr '\\0' '\\n'; printf partial; sleep 1000"), line =>
        {
            lines.Add(line);
            if (lines.Count == 1)
            {
                listens.SetResult();
            }
        });
        await listens.Task.WaitAsync(Token);
        while (lines.Count == 0 || lines[^1] != "partial")
        {
            await sandbox.FlushAsync().WaitAsync(Token);
        }

        lines.Count.ShouldBe(200_001);
        await sandbox.KillAsync();
        await sandbox.FlushAsync().WaitAsync(Token);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        var (end, lines) = await RunAsync("", settings => settings with { Program = ["/var/task/bootstrap"] });

        end.ExitCode.ShouldBe(127);
        lines.ShouldHaveSingleItem().ShouldStartWith("/var/task/bootstrap could not be started: ");
    }

    public void Dispose() => code.Delete(recursive: true);

    private static SandboxProgram Program
    {
        get
        {
            Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);
            return SandboxProgram.Here!;
        }
    }

    /// <summary>A folder that the sandbox's user can read, whoever it is.</summary>
    private static DirectoryInfo Readable(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b_111_101_101);
        }

        return folder;
    }

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "scslabs-run-*");

    private IRunningProgram Start(ProgramSettings settings, Action<string> line) => Program.Start(Program.PlacesFor(code.FullName, null), settings, new ProgramOutput.Lines(line));

    private static ProgramSettings Settings(string script) => new() { Program = ["/bin/sh", "-c", script] };

    private async Task<(ProgramEnd End, IReadOnlyList<string> Lines)> RunAsync(string script, Func<ProgramSettings, ProgramSettings>? change = null, AwsEmulator? emulator = null)
    {
        var lines = new List<string>();
        var settings = Settings(script);
        await using var sandbox = Start(change?.Invoke(settings) ?? settings, lines.Add);
        if (emulator is not null)
        {
            var listeners = await sandbox.ListenersAsync(Token);
            _ = emulator.SandboxConnections.AcceptAsync(listeners[0], SandboxOrigin.OfCalls, sandbox.Over);
        }

        var end = await sandbox.Ended.WaitAsync(TimeSpan.FromMinutes(1), Token);
        return (end, lines);
    }
}
