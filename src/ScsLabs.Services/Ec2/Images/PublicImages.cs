using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>The public images of every Region. They have the names, owners and devices of AWS's; their ids are the emulator's own.</summary>
/// <remarks>They aren't rows: nobody changes them, and a world without them is created and copied for nothing. Source: the images' names as DescribeImages shows them; Amazon Linux 2023 User Guide; Ubuntu on AWS, finding images.</remarks>
internal static class PublicImages
{
    private static readonly AccountId Amazon = AccountId.Parse("137112412989");
    private static readonly AccountId Canonical = AccountId.Parse("099720109477");
    private static readonly AccountId AmazonWindows = AccountId.Parse("801119661308");

    private static readonly ConcurrentDictionary<string, ImmutableSortedDictionary<string, Image>> Regions = new(StringComparer.Ordinal);

    /// <summary>A Region's public images, by id.</summary>
    public static ImmutableSortedDictionary<string, Image> In(string region) => Regions.GetOrAdd(
        region,
        static region => ((IEnumerable<Image>)[.. AmazonLinux2023(region), .. AmazonLinux2(region), .. Ubuntu(region), .. Windows(region)])
            .ToImmutableSortedDictionary(image => image.Id, image => image, StringComparer.Ordinal));

    // There are two versions of each, so that the most recent one is a choice.
    private static IEnumerable<Image> AmazonLinux2023(string region) =>
        from release in ((string Version, string Date)[])[("2023.9.20251014.0", "2025-10-10"), ("2023.9.20251110.1", "2025-11-07")]
        from kernel in (string[])["6.1", "6.12"]
        from architecture in Enum.GetValues<ImageArchitecture>()
        let name = $"al2023-ami-{release.Version}-kernel-{kernel}-{architecture.ToWire()}"
        let description = $"Amazon Linux 2023 AMI {release.Version} {architecture.ToWire()} HVM kernel-{kernel}"
        select Of(region, Amazon, name, description, architecture, release.Date) with { OwnerAlias = "amazon", RequiresMetadataTokens = true };

    private static IEnumerable<Image> AmazonLinux2(string region) =>
        from release in ((string Version, string Date)[])[("2.0.20251014.0", "2025-10-12"), ("2.0.20251110.1", "2025-11-08")]
        from architecture in Enum.GetValues<ImageArchitecture>()
        let name = $"amzn2-ami-hvm-{release.Version}-{architecture.ToWire()}-gp2"
        let description = $"Amazon Linux 2 AMI {release.Version} {architecture.ToWire()} HVM gp2"
        select Of(region, Amazon, name, description, architecture, release.Date) with { OwnerAlias = "amazon", Root = Root(region, name, type: VolumeType.Gp2) };

    private static IEnumerable<Image> Ubuntu(string region) =>
        from release in ((string Name, string Number, string Disk, bool IsNew)[])[("jammy", "22.04", "hvm-ssd", false), ("noble", "24.04", "hvm-ssd-gp3", true)]
        from version in ((string Number, string Date)[])[("20251001", "2025-10-02"), ("20251022", "2025-10-22")]
        from architecture in Enum.GetValues<ImageArchitecture>()
        let processor = architecture == ImageArchitecture.X86 ? "amd64" : "arm64"
        let name = $"ubuntu/images/{release.Disk}/ubuntu-{release.Name}-{release.Number}-{processor}-server-{version.Number}"
        select Of(region, Canonical, name, $"Canonical, Ubuntu, {release.Number}, {processor} {release.Name} image", architecture, version.Date) with
        {
            Root = Root(region, name, "/dev/sda1", release.IsNew ? VolumeType.Gp3 : VolumeType.Gp2),
            RequiresMetadataTokens = release.IsNew,
        };

    private static IEnumerable<Image> Windows(string region) =>
        from release in ((string Version, string Date)[])[("2025.10.15", "2025-10-16"), ("2025.11.12", "2025-11-13")]
        let name = $"Windows_Server-2022-English-Full-Base-{release.Version}"
        select Of(region, AmazonWindows, name, "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon", ImageArchitecture.X86, release.Date) with
        {
            OwnerAlias = "amazon",
            IsWindows = true,
            Root = Root(region, name, "/dev/sda1", size: 30),
        };

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
