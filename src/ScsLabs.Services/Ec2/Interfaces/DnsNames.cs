using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The names that a VPC's resolver gives to interfaces.</summary>
/// <remarks>Source: VPC User Guide, DNS attributes for your VPC.</remarks>
internal static class DnsNames
{
    private const string FirstRegion = "us-east-1";

    /// <summary>The private name; null where the VPC has none.</summary>
    public static string? Private(NetworkInterface one, WorldView view) => VpcOf(one, view).EnableDnsSupport
        ? $"{Dashed("ip", one.Addresses[0])}.{(one.Region == FirstRegion ? "ec2.internal" : $"{one.Region}.compute.internal")}"
        : null;

    /// <summary>The public name; null where there is no public address, or the VPC gives no names.</summary>
    public static string? Public(NetworkInterface one, WorldView view) => one.PublicAddress(view) is { } address && VpcOf(one, view) is { EnableDnsSupport: true, EnableDnsHostnames: true }
        ? $"{Dashed("ec2", address)}.{(one.Region == FirstRegion ? "compute-1" : $"{one.Region}.compute")}.amazonaws.com"
        : null;

    private static Vpc VpcOf(NetworkInterface one, WorldView view) => view.Find<Vpc>(one.Place, one.VpcId)!;

    private static string Dashed(string prefix, Ipv4 address) => $"{prefix}-{address.ToString().Replace('.', '-')}";
}
