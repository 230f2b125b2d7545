using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>The public images of every Region. They have the names, owners and devices of AWS's; their ids are the emulator's own.</summary>
/// <remarks>They aren't rows: nobody changes them, and a world without them is created and copied for nothing. Source: the images' names as DescribeImages shows them; Amazon Linux 2023 User Guide; Ubuntu on AWS, finding images.</remarks>
internal static class PublicImages
{
    /// <summary>The kernel of Amazon Linux 2023 unless another is named.</summary>
    private const string DefaultKernel = "6.1";

    private static readonly AccountId Amazon = AccountId.Parse("137112412989");
    private static readonly AccountId Canonical = AccountId.Parse("099720109477");
    private static readonly AccountId AmazonWindows = AccountId.Parse("801119661308");

    private static readonly ConcurrentDictionary<string, ImmutableSortedDictionary<string, Image>> Regions = new(StringComparer.Ordinal);

    /// <summary>A Region's public images, by id.</summary>
    public static ImmutableSortedDictionary<string, Image> In(string region) => Regions.GetOrAdd(
        region,
        static region => All(region).ToImmutableSortedDictionary(one => one.Image.Id, one => one.Image, StringComparer.Ordinal));

    /// <summary>A Region's public images, each with the names of the public parameters that had its id when it was the newest of its kind.</summary>
    /// <remarks>Source: EC2 User Guide, finding-an-ami-parameter-store; Ubuntu on AWS, finding images with SSM.</remarks>
    public static IEnumerable<(Image Image, IReadOnlyList<string> Parameters)> All(string region) => [.. AmazonLinux2023(region), .. AmazonLinux2(region), .. Ubuntu(region), .. Windows(region)];

    // There are two versions of each, so that the most recent one is a choice.
    private static IEnumerable<(Image Image, IReadOnlyList<string> Parameters)> AmazonLinux2023(string region) =>
        from release in ((string Version, string Date)[])[("2023.9.20251014.0", "2025-10-10"), ("2023.9.20251110.1", "2025-11-07")]
        from kernel in (string[])["6.1", "6.12"]
        from architecture in Enum.GetValues<ImageArchitecture>()
        let name = $"al2023-ami-{release.Version}-kernel-{kernel}-{architecture.ToWire()}"
        let description = $"Amazon Linux 2023 AMI {release.Version} {architecture.ToWire()} HVM kernel-{kernel}"
        let kinds = (IEnumerable<string>)(kernel == DefaultKernel ? [kernel, "default"] : [kernel])
        select (
            Of(region, Amazon, name, description, architecture, release.Date) with { OwnerAlias = "amazon", RequiresMetadataTokens = true },
            (IReadOnlyList<string>)[.. kinds.Select(kind => $"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-{kind}-{architecture.ToWire()}")]);

    private static IEnumerable<(Image Image, IReadOnlyList<string> Parameters)> AmazonLinux2(string region) =>
        from release in ((string Version, string Date)[])[("2.0.20251014.0", "2025-10-12"), ("2.0.20251110.1", "2025-11-08")]
        from architecture in Enum.GetValues<ImageArchitecture>()
        let name = $"amzn2-ami-hvm-{release.Version}-{architecture.ToWire()}-gp2"
        let description = $"Amazon Linux 2 AMI {release.Version} {architecture.ToWire()} HVM gp2"
        select (
            Of(region, Amazon, name, description, architecture, release.Date) with { OwnerAlias = "amazon", Root = Root(region, name, type: VolumeType.Gp2) },
            (IReadOnlyList<string>)[$"/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-{architecture.ToWire()}-gp2"]);

    private static IEnumerable<(Image Image, IReadOnlyList<string> Parameters)> Ubuntu(string region) =>
        from release in ((string Name, string Number, string Disk, bool IsNew)[])[("jammy", "22.04", "hvm-ssd", false), ("noble", "24.04", "hvm-ssd-gp3", true)]
        from version in ((string Number, string Date)[])[("20251001", "2025-10-02"), ("20251022", "2025-10-22")]
        from architecture in Enum.GetValues<ImageArchitecture>()
        let processor = architecture == ImageArchitecture.X86 ? "amd64" : "arm64"
        let name = $"ubuntu/images/{release.Disk}/ubuntu-{release.Name}-{release.Number}-{processor}-server-{version.Number}"
        let type = release.IsNew ? VolumeType.Gp3 : VolumeType.Gp2
        select (
            Of(region, Canonical, name, $"Canonical, Ubuntu, {release.Number}, {processor} {release.Name} image", architecture, version.Date) with
            {
                Root = Root(region, name, "/dev/sda1", type),
                RequiresMetadataTokens = release.IsNew,
            },
            (IReadOnlyList<string>)
            [
                .. from kind in (string[])[release.Number, release.Name]
                   from serial in (string[])["current", version.Number]
                   select $"/aws/service/canonical/ubuntu/server/{kind}/stable/{serial}/{processor}/hvm/ebs-{type.ToWire()}/ami-id",
            ]);

    private static IEnumerable<(Image Image, IReadOnlyList<string> Parameters)> Windows(string region) =>
        from release in ((string Version, string Date)[])[("2025.10.15", "2025-10-16"), ("2025.11.12", "2025-11-13")]
        let kind = "Windows_Server-2022-English-Full-Base"
        let name = $"{kind}-{release.Version}"
        select (
            Of(region, AmazonWindows, name, "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon", ImageArchitecture.X86, release.Date) with
            {
                OwnerAlias = "amazon",
                IsWindows = true,
                Root = Root(region, name, "/dev/sda1", size: 30),
            },
            (IReadOnlyList<string>)[$"/aws/service/ami-windows-latest/{kind}"]);

    private static Image Of(string region, AccountId owner, string name, string description, ImageArchitecture architecture, string date) => new()
    {
        Account = owner,
        Region = region,
        Id = IdOf(Image.Kind.Prefix, region, name),
        Name = name,
        Description = description,
        Architecture = architecture,
        CreationDate = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        IsPublic = true,
        Root = Root(region, name),
    };

    private static ImageDisk Root(string region, string name, string device = "/dev/xvda", VolumeType type = VolumeType.Gp3, int size = 8) => new(device, IdOf(Snapshot.Kind.Prefix, region, name), size, type);

    /// <summary>An id that is the same in every emulator, so that scripts may keep it.</summary>
    private static string IdOf(string prefix, string region, string name) =>
        string.Concat(prefix, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{region}/{name}"))).AsSpan(0, 17));
}
