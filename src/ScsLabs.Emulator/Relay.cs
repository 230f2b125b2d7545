using System.Net.Sockets;

namespace ScsLabs.Emulator;

/// <summary>Passes bytes on between two connections.</summary>
internal static class Relay
{
    /// <summary>Passes bytes on, in both directions, until either end closes. A connection that breaks is one that ended.</summary>
    /// <param name="one">One connection.</param>
    /// <param name="other">The other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task BetweenAsync(Stream one, Stream other, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] ways = [CopyAsync(one, other, over.Token), CopyAsync(other, one, over.Token)];
        await Task.WhenAny(ways).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(ways).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        try
        {
            await from.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Its end is what was waited for.
        }
    }
}
