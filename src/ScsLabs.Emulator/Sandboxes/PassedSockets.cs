using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Passes sockets between processes over a Unix socket (SCM_RIGHTS). A socket stays in the network namespace in which it was made.</summary>
internal static unsafe partial class PassedSockets
{
    private const int SolSocket = 1;
    private const int ScmRights = 1;

    /// <summary>Close-on-exec for what is received: MSG_CMSG_CLOEXEC.</summary>
    private const int CloseOnExec = 0x40000000;

    /// <summary>Passes sockets to the other end.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static void Send(Socket control, ReadOnlySpan<Socket> passed)
    {
        Span<byte> ancillary = stackalloc byte[SpaceFor(passed.Length)];
        ancillary.Clear();
        MemoryMarshal.Write(ancillary, new ControlHead { Length = (nuint)(sizeof(ControlHead) + (passed.Length * sizeof(int))), Level = SolSocket, Type = ScmRights });
        for (var number = 0; number < passed.Length; number++)
        {
            MemoryMarshal.Write(ancillary[(sizeof(ControlHead) + (number * sizeof(int)))..], (int)passed[number].SafeHandle.DangerousGetHandle());
        }

        byte one = 1;
        fixed (byte* start = ancillary)
        {
            var vector = new Vector { Base = &one, Length = 1 };
            var message = new Message { Vectors = &vector, VectorCount = 1, Control = start, ControlLength = (nuint)ancillary.Length };
            if (SendMessage(control.SafeHandle, &message, 0) != 1)
            {
                throw new Win32Exception();
            }
        }
    }

    /// <summary>Receives sockets that the other end passed: as many as are expected, or none where it closed.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static Socket[] Receive(Socket control, int expected)
    {
        Span<byte> ancillary = stackalloc byte[SpaceFor(expected)];
        ancillary.Clear();
        byte one = 0;
        fixed (byte* start = ancillary)
        {
            var vector = new Vector { Base = &one, Length = 1 };
            var message = new Message { Vectors = &vector, VectorCount = 1, Control = start, ControlLength = (nuint)ancillary.Length };
            var received = ReceiveMessage(control.SafeHandle, &message, CloseOnExec);
            if (received < 0)
            {
                throw new Win32Exception();
            }

            var head = MemoryMarshal.Read<ControlHead>(ancillary);
            var count = received == 0 || message.ControlLength < (nuint)sizeof(ControlHead) ? 0 : ((int)head.Length - sizeof(ControlHead)) / sizeof(int);
            var sockets = new Socket[count];
            for (var number = 0; number < count; number++)
            {
                sockets[number] = new(new SafeSocketHandle(MemoryMarshal.Read<int>(ancillary[(sizeof(ControlHead) + (number * sizeof(int)))..]), ownsHandle: true));
            }

            return sockets;
        }
    }

    private static int SpaceFor(int sockets) => sizeof(ControlHead) + (((sockets * sizeof(int)) + sizeof(nuint) - 1) / sizeof(nuint) * sizeof(nuint));

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static partial nint SendMessage(SafeSocketHandle socket, Message* message, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint ReceiveMessage(SafeSocketHandle socket, Message* message, int flags);

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vector
    {
        public void* Base;
        public nuint Length;
    }

    /// <summary>struct msghdr, as glibc and musl have it on little-endian systems of 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public void* Name;
        public uint NameLength;
        public Vector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    /// <summary>struct cmsghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ControlHead
    {
        public nuint Length;
        public int Level;
        public int Type;
    }
}
