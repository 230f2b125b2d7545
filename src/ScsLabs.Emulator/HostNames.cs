using System.Net;

namespace ScsLabs.Emulator;

/// <summary>The names under which clients reach the emulator. None is one whose address a stranger can set, so a page can't point a name of its own at the emulator (DNS rebinding).</summary>
/// <param name="bound">The address that the emulator listens on.</param>
/// <param name="allowed">The names that the operator adds; <c>*.example.test</c> stands for every name below <c>example.test</c>.</param>
internal sealed class HostNames(IPAddress bound, IReadOnlyList<string> allowed)
{
    private static readonly string[] Own =
    [
        "localhost", "*.localhost", "*.s3.localhost", "localhost.localstack.cloud", "*.localhost.localstack.cloud", "*.s3.localhost.localstack.cloud", "*.amazonaws.com", "scslabs", "host.docker.internal",
    ];

    /// <summary>All names, for the certificate. A <c>*</c> stands for one label there.</summary>
    public IReadOnlyList<string> All { get; } = [.. Own, .. allowed];

    /// <summary>Whether a Host header names the emulator: by one of its names, or by an address. An address can't be pointed elsewhere, so on all interfaces any is taken.</summary>
    public bool Include(string host)
    {
        var name = WithoutAccount(WithoutPort(host).TrimEnd('.'));
        if (!IPAddress.TryParse(name, out var address))
        {
            return All.Any(pattern => Fits(name, pattern));
        }

        // Browsers take 0.0.0.0 for loopback, and send none of the headers with it that tell a page's requests.
        return !IsUnspecified(address) && (IPAddress.IsLoopback(address) || address.Equals(bound) || IsUnspecified(bound));
    }

    /// <summary>Whether a text can be added as a name.</summary>
    public static bool IsName(string text) => Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) == UriHostNameType.Dns;

    private static bool Fits(string name, string pattern) => pattern[0] == '*'
        ? name.Length >= pattern.Length && name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || (address.IsIPv4MappedToIPv6 && address.MapToIPv4().Equals(IPAddress.Any));

    /// <summary>The name without the account that S3 Control's clients put in front, also of an address, which they reach through a proxy then.</summary>
    private static string WithoutAccount(string name) => name.IndexOf('.', StringComparison.Ordinal) is var dot && dot > 0 && AccountId.TryParse(name[..dot], out _) ? name[(dot + 1)..] : name;

    private static string WithoutPort(string host)
    {
        var port = host.LastIndexOf(':');
        return (port > host.LastIndexOf(']') ? host[..port] : host).Trim('[', ']');
    }
}
