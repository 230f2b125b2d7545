using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>An instance as Patch Manager sees it.</summary>
/// <param name="Product">The product, such as <c>AmazonLinux2023</c>.</param>
/// <param name="Arch">The architecture of its packages; empty on Windows.</param>
/// <param name="UpToDate">The time to which its image has all versions.</param>
/// <remarks>An image of an account's own has what the public image has that it goes back to: patches that its instance got aren't carried on.</remarks>
internal sealed record PatchedMachine(string Product, string Arch, DateTimeOffset UpToDate)
{
    /// <summary>The operating system.</summary>
    public OperatingSystemType System => PatchCatalog.SystemOf(Product);

    /// <summary>The machine that an instance is.</summary>
    public static PatchedMachine Of(Instance instance, WorldView view)
    {
        var (name, version) = instance.System(view);
        var product = instance.Image.IsWindows ? "WindowsServer2022" : $"{name}{version}".Replace(" ", "", StringComparison.Ordinal);
        var isArm = instance.Image.Architecture == ImageArchitecture.Arm;
        return new(
            product,
            PatchCatalog.SystemOf(product) switch
            {
                OperatingSystemType.Windows => "",
                OperatingSystemType.Ubuntu => isArm ? "arm64" : "amd64",
                _ => isArm ? "aarch64" : "x86_64",
            },
            instance.Image.Origin(view).CreationDate);
    }

    /// <summary>The patch group of an instance, which a tag names; empty for none.</summary>
    /// <remarks>Source: Systems Manager User Guide, "Patch groups".</remarks>
    public static string GroupOf(Instance instance) => instance.Tags.GetValueOrDefault("Patch Group") ?? instance.Tags.GetValueOrDefault("PatchGroup") ?? "";
}
