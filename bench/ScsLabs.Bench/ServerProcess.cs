using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ScsLabs.Bench;

/// <summary>A server in a process of its own, so that its CPU can be told from the load's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public Uri Endpoint => new($"http://127.0.0.1:{Port}/");

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<ServerProcess> StartEmulatorAsync() =>
        await StartAsync("dotnet", typeof(ScsLabs.Emulator.AwsEmulator).Assembly.Location, "serve", "--port", "{port}") ?? throw new InvalidOperationException("The emulator did not start.");

    /// <summary>Starts moto. Null, and said, where it isn't installed.</summary>
    public static async Task<ServerProcess?> StartMotoAsync()
    {
        var moto = await StartAsync("moto_server", "-H", "127.0.0.1", "-p", "{port}");
        if (moto is null)
        {
            Console.WriteLine("  moto: not installed here");
        }

        return moto;
    }

    /// <summary>Starts the program, its port in place of <c>{port}</c>, and waits until it listens. Null where there is no such program.</summary>
    public static async Task<ServerProcess?> StartAsync(string program, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, arguments.Select(argument => argument.Replace("{port}", $"{port}", StringComparison.Ordinal))) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Process started;
        try
        {
            started = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(30) && !started.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new(started, port);
            }
            catch (SocketException)
            {
                await Task.Delay(2);
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
