using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScsLabs.Bench;

/// <summary>Sends the same signed request again and again over keep-alive connections, and reads each answer to its end.</summary>
internal static class Load
{
    /// <summary>How many requests a second were answered with 200.</summary>
    public static async Task<(double PerSecond, long Count)> RunAsync(int port, byte[] request, int connections, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Drive(port, request, clock, time))));
        return (counts.Sum() / clock.Elapsed.TotalSeconds, counts.Sum());
    }

    private static long Drive(int port, byte[] request, Stopwatch clock, TimeSpan time)
    {
        var buffer = new byte[64 * 1024];
        long count = 0;
        while (clock.Elapsed < time)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000 };
            socket.Connect(IPAddress.Loopback, port);
            var isOpen = true;
            while (isOpen && clock.Elapsed < time)
            {
                socket.Send(request);
                isOpen = ReadAnswer(socket, buffer);
                count++;
            }
        }

        return count;
    }

    /// <summary>Reads an answer that must be 200. False where the server closes the connection after it, as some do after each.</summary>
    private static bool ReadAnswer(Socket socket, byte[] buffer)
    {
        var have = 0;
        var total = int.MaxValue;
        var isOpen = true;
        while (have < total)
        {
            var read = socket.Receive(buffer.AsSpan(have));
            have += read;
            if (total == int.MaxValue && buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                var head = Encoding.ASCII.GetString(buffer, 0, end);
                total = end + 4 + ContentLength(head);
                isOpen = !head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase);
            }

            if (read == 0 || !buffer.AsSpan(9, 3).SequenceEqual("200"u8))
            {
                throw new InvalidOperationException($"The server did not answer 200: {Encoding.UTF8.GetString(buffer, 0, have)}");
            }
        }

        return isOpen;
    }

    private static int ContentLength(string head)
    {
        var line = Array.Find(head.Split("\r\n"), line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line.AsSpan("content-length:".Length));
    }
}
