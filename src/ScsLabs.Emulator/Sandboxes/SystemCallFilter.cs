using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Refuses this process and all that follow it the system calls whose memory belongs to no process, where nothing would count it: memfd_create, memfd_secret and shmget.</summary>
/// <remarks>Source: the manual pages seccomp(2) and memfd_create(2). The calls answer ENOSYS, as on a kernel without them, so programs do without.</remarks>
internal static unsafe partial class SystemCallFilter
{
    private const int SetNoNewPrivileges = 38, SetFilter = 22, FilterMode = 2;

    /// <summary>BPF: loads a word of what the kernel tells of a call, compares, and returns.</summary>
    private const ushort Load = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, Return = 0x06;

    /// <summary>Where the kernel tells the number of the call, and the architecture.</summary>
    private const uint NumberAt = 0, ArchitectureAt = 4;

    private const uint Allow = 0x7FFF0000, NotThere = 0x00050000 | 38;

    /// <summary>The first number of the x32 ABI, which x86-64 has besides.</summary>
    private const uint X32 = 0x40000000;

    /// <summary>Sets the filter. On other processors than x86-64 and arm64 there is none.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static void Set()
    {
        var (architecture, refused) = Numbers();
        if (refused.Length == 0)
        {
            return;
        }

        // A jump skips so many instructions: the last but one allows, the last refuses.
        var length = refused.Length;
        Instruction[] program =
        [
            new(Load, ArchitectureAt), new(JumpIfEqual, architecture, 0, (byte)(length + 3)),
            new(Load, NumberAt), new(JumpIfAtLeast, X32, (byte)(length + 1), 0),
            .. refused.Select((number, index) => new Instruction(JumpIfEqual, number, (byte)(length - index), 0)),
            new(Return, Allow), new(Return, NotThere),
        ];
        fixed (Instruction* first = program)
        {
            var filter = new Program { Length = (ushort)program.Length, First = first };
            if (Control(SetNoNewPrivileges, 1, null, 0, 0) != 0 || Control(SetFilter, FilterMode, &filter, 0, 0) != 0)
            {
                throw new Win32Exception();
            }
        }
    }

    private static (uint Architecture, uint[] Refused) Numbers() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (0xC000003E, [319, 447, 29]),
        Architecture.Arm64 => (0xC00000B7, [279, 447, 194]),
        _ => (0, []),
    };

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint second, Program* third, nuint fourth, nuint fifth);

    /// <summary>struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Instruction(ushort code, uint value, byte ifTrue = 0, byte ifFalse = 0)
    {
        public readonly ushort Code = code;
        public readonly byte IfTrue = ifTrue;
        public readonly byte IfFalse = ifFalse;
        public readonly uint Value = value;
    }

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Instruction* First;
    }
}
