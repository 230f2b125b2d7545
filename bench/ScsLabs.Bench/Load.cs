using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScsLabs.Bench;

/// <summary>Sends signed requests over keep-alive connections, and reads each answer to its end.</summary>
internal static class Load
{
    private static readonly byte[] Filler = RandomBytes(1_000_000);

    /// <summary>Sends each request again and again, over a connection of its own: how many a second were answered with 200.</summary>
    public static async Task<(double PerSecond, long Count)> RunAsync(int port, IReadOnlyList<WireRequest> requests, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(requests.Select(request => SendAsync(port, Repeat(request, clock, time))));
        return (counts.Sum() / clock.Elapsed.TotalSeconds, counts.Sum());
    }

    /// <summary>Sends the requests one after the other: how many there were.</summary>
    /// <remarks>On a thread of its own: the pool would begin with as many as there are cores, and let the other connections wait.</remarks>
    public static Task<long> SendAsync(int port, IEnumerable<WireRequest> requests) =>
        Task.Factory.StartNew(() => Send(port, requests), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static long Send(int port, IEnumerable<WireRequest> requests)
    {
        var buffer = new byte[256 * 1024];
        Socket? socket = null;
        try
        {
            long count = 0;
            foreach (var request in requests)
            {
                socket ??= Connect(port);
                Send(socket, request);
                count++;
                if (!ReadAnswer(socket, buffer))
                {
                    socket.Dispose();
                    socket = null;
                }
            }

            return count;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private static IEnumerable<WireRequest> Repeat(WireRequest request, Stopwatch clock, TimeSpan time)
    {
        while (clock.Elapsed < time)
        {
            yield return request;
        }
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    private static void Send(Socket socket, WireRequest request)
    {
        // A small body goes out with its head, as one packet.
        var with = (int)Math.Min(request.FillerLength, Filler.Length);
        if (with == 0)
        {
            socket.Send(request.First);
        }
        else
        {
            socket.Send([request.First, new(Filler, 0, with)]);
        }

        for (var left = request.FillerLength - with; left > 0;)
        {
            left -= socket.Send(Filler.AsSpan(0, (int)Math.Min(left, Filler.Length)));
        }
    }

    /// <summary>Reads an answer that must be 200, and drops its body. False where the server closes the connection after it, as some do after each.</summary>
    private static bool ReadAnswer(Socket socket, byte[] buffer)
    {
        var (have, end) = (0, -1);
        while (end < 0)
        {
            var read = socket.Receive(buffer.AsSpan(have));
            have += read;
            end = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
            if (read == 0 || !buffer.AsSpan(9, 3).SequenceEqual("200"u8))
            {
                throw new InvalidOperationException($"The server did not answer 200: {Encoding.UTF8.GetString(buffer, 0, have)}");
            }
        }

        // Read as bytes, for the load shares the machine's cores with the server. Before the body, which is read into the same buffer.
        var head = buffer.AsSpan(0, end + 2);
        var closes = Header(head, "connection"u8).SequenceEqual("close"u8);
        for (var left = ContentLength(head) - (have - end - 4); left > 0;)
        {
            var read = socket.Receive(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
            left -= read > 0 ? read : throw new InvalidOperationException("The server broke off its answer.");
        }

        return !closes;
    }

    private static long ContentLength(ReadOnlySpan<byte> head) =>
        Header(head, "content-length"u8) is { IsEmpty: false } value ? long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>The value of a header, without the spaces around it. Empty where the head has none.</summary>
    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        while (head.IndexOf("\r\n"u8) is var end and >= 0)
        {
            var line = head[..end];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return line[(name.Length + 1)..].Trim((byte)' ');
            }

            head = head[(end + 2)..];
        }

        return [];
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
