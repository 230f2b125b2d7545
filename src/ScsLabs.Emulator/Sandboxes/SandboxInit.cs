using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The first program of each sandbox. It listens on the sandbox's loopback, passes the listening sockets out to the emulator, and becomes the program.</summary>
/// <remarks>So what the program sends to the emulator needs no process in between, and there is no other way out of the sandbox's network.</remarks>
internal static unsafe partial class SandboxInit
{
    /// <summary>The command's name.</summary>
    public const string Command = "sandbox-init";

    /// <summary>RLIMIT_DATA, RLIMIT_CORE, RLIMIT_NPROC and RLIMIT_NOFILE.</summary>
    private const int OfData = 2, OfCore = 4, OfProcesses = 6, OfFiles = 7;

    /// <summary>The last of the signals that aren't for real time.</summary>
    private const int LastSignal = 31;

    /// <summary>Becomes the program.</summary>
    /// <param name="arguments">The folder of the sandbox's files, the limits, then the program's path and arguments.</param>
    /// <returns>An exit code, where it couldn't.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var files = new SandboxFiles(arguments[0]);
        try
        {
            using var control = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            control.Connect(new UnixDomainSocketEndPoint(files.Control));
            PassedSockets.Send(control, Array.ConvertAll(SandboxPorts.All, Listen));
            Become(ProgramLimits.Parse(arguments[1]), arguments[2..], File.ReadAllText(files.Environment).Split('\0', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Exception failure) when (failure is SocketException or IOException or Win32Exception)
        {
            Console.Error.WriteLine($"{arguments[2]} could not be started: {failure.Message}");
        }

        return ProgramEnd.NotStarted;
    }

    private static Socket Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
        return socket;
    }

    /// <summary>Replaces this process by a program.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    private static void Become(ProgramLimits limits, ReadOnlySpan<string> program, string[] environment)
    {
        // Where memory runs out all the same, the kernel ends this process before any other.
        File.WriteAllText("/proc/self/oom_score_adj", "1000");
        Limit(OfData, limits.Memory + ProgramLimits.Beyond);
        Limit(OfCore, 0);
        Limit(OfProcesses, limits.Processes);
        Limit(OfFiles, limits.Files);
        for (var signal = 1; signal <= LastSignal; signal++)
        {
            Signal(signal, 0); // .NET and the shell ignore some, and so would the program
        }

        SystemCallFilter.Set();
        var arguments = Strings(program);
        Execute(arguments[0], arguments, Strings(environment));
        throw new Win32Exception();
    }

    private static void Limit(int resource, long most)
    {
        var both = new Bound { Soft = (nuint)most, Hard = (nuint)most };
        if (SetLimit(resource, &both) != 0)
        {
            throw new Win32Exception();
        }
    }

    /// <summary>Texts as C has them: an array of addresses that ends with null. It is never freed, because the process goes.</summary>
    private static byte** Strings(ReadOnlySpan<string> texts)
    {
        var all = (byte**)NativeMemory.AllocZeroed((nuint)texts.Length + 1, (nuint)sizeof(byte*));
        for (var number = 0; number < texts.Length; number++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[number] + '\0');
            all[number] = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
            bytes.CopyTo(new Span<byte>(all[number], bytes.Length));
        }

        return all;
    }

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true)]
    private static partial int Execute(byte* path, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, Bound* bound);

    /// <summary>struct rlimit.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Bound
    {
        public nuint Soft;
        public nuint Hard;
    }
}
