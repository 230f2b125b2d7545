using System.Net;
using System.Net.Sockets;
using ScsLabs.Cli.Running;
using ScsLabs.Emulator.Databases;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Cli.Diagnosis;

/// <summary>The parts of this machine that labs can use.</summary>
internal sealed class Machine(IPrograms programs)
{
    /// <summary>The port of the emulator as a server.</summary>
    private const int Port = 4566;

    /// <summary>Looks for each part.</summary>
    public async Task<IReadOnlyList<CapabilityResult>> LookAsync(CancellationToken cancellationToken) =>
    [
        await SdkAsync(cancellationToken).ConfigureAwait(false),
        await EngineAsync(cancellationToken).ConfigureAwait(false),
        Sandboxes(),
        Databases(),
        PortIsFree(),
    ];

    private async Task<CapabilityResult> SdkAsync(CancellationToken cancellationToken)
    {
        var end = await programs.RunAsync(new("dotnet", ["--version"], Directory.GetCurrentDirectory()), cancellationToken).ConfigureAwait(false);
        return new(".NET SDK", end.ExitCode == 0, end.ExitCode == 0 ? end.Output.Trim() : Texts.SdkMissing.ToString());
    }

    private async Task<CapabilityResult> EngineAsync(CancellationToken cancellationToken)
    {
        var end = await programs.RunAsync(new("docker", ["version", "--format", "{{.Server.Version}}"], Directory.GetCurrentDirectory()), cancellationToken).ConfigureAwait(false);
        return new(Texts.DockerEngine.ToString(), end.ExitCode == 0, end.ExitCode == 0 ? end.Output.Trim() : Texts.EngineMissing.ToString());
    }

    private static CapabilityResult Sandboxes() =>
        SandboxProgram.Here is { } sandbox ? new("bubblewrap", Has: true, sandbox.Command.FirstOrDefault(part => part.EndsWith("bwrap", StringComparison.Ordinal)) ?? sandbox.Command[0]) : new("bubblewrap", Has: false, EmulatorWords.Told(SandboxProgram.Reason));

    private static CapabilityResult Databases()
    {
        try
        {
            return new("MariaDB", Has: true, DatabaseProgram.Find().Executable);
        }
        catch (NotSupportedException missing)
        {
            return new("MariaDB", Has: false, EmulatorWords.Told(missing.Message));
        }
    }

    private static CapabilityResult PortIsFree()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            return new(Texts.PortOf.With(Port), Has: true, Texts.PortFree.ToString());
        }
        catch (SocketException)
        {
            return new(Texts.PortOf.With(Port), Has: false, Texts.PortTaken.With(Port + 1));
        }
    }
}
