using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Network.Tests.Kernel;

/// <summary>A process in namespaces of its own that builds networks and sends packets in them. When it ends, however it ends, the kernel takes away all that it made.</summary>
internal sealed class Judge : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private Judge(Process process) => (this.process, errors) = (process, process.StandardError.ReadToEndAsync());

    public static Judge Start() => new(Process.Start(Alone("python3", Path.Combine(AppContext.BaseDirectory, "Kernel", "judge.py")))!);

    public static async Task<bool> CanWorkAsync()
    {
        using var tried = Process.Start(Alone("nft", "add table ip probe"))!;
        await tried.WaitForExitAsync();
        return tried.ExitCode == 0;
    }

    public async Task<bool[]> AskAsync(JsonObject network, CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync(network.ToJsonString().AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        var answer = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException($"The judge has ended: {await errors}");
        return JsonSerializer.Deserialize<bool[]>(answer)!;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await errors;
        process.Dispose();
    }

    private static ProcessStartInfo Alone(params string[] command) => new("unshare", ["--net", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child", .. command])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin" },
    };
}
