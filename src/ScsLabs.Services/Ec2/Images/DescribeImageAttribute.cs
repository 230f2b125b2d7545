namespace ScsLabs.Services.Ec2;

/// <summary>Shows one attribute of an image of the caller's.</summary>
/// <remarks>Errors: InvalidAMIID.NotFound, AuthFailure. Source: EC2 API Reference, DescribeImageAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record DescribeImageAttribute([Target<Image>] string ImageId, ImageAttribute Attribute, bool DryRun = false)
{
    internal sealed record Result(string ImageId)
    {
        /// <summary>The devices of an instance.</summary>
        [Wire("blockDeviceMapping")]
        public IReadOnlyList<ImageBlockDevice>? BlockDeviceMappings { get; init; }

        /// <summary>The description.</summary>
        public AttributeText? Description { get; init; }

        /// <summary><c>v2.0</c> where instances require tokens of the metadata service.</summary>
        public AttributeText? ImdsSupport { get; init; }

        /// <summary>With whom it is shared.</summary>
        [Wire("launchPermission")]
        public IReadOnlyList<LaunchPermission>? LaunchPermissions { get; init; }

        /// <summary>The product codes; no image here has one.</summary>
        public IReadOnlyList<string>? ProductCodes { get; init; }

        /// <summary>Whether instances have enhanced networking of the older kind.</summary>
        public AttributeText? SriovNetSupport { get; init; }
    }

    internal static Result Handle(DescribeImageAttribute request, Image image, Call call)
    {
        image.RequireOwn(call);
        var result = new Result(image.Id);
        return request.Attribute switch
        {
            ImageAttribute.BlockDeviceMapping => result with { BlockDeviceMappings = [.. image.Disks.Select(ImageBlockDevice.Of)] },
            ImageAttribute.Description => result with { Description = new(image.Description) },
            ImageAttribute.ImdsSupport => result with { ImdsSupport = new(image.RequiresMetadataTokens ? "v2.0" : null) },
            ImageAttribute.ProductCodes => result with { ProductCodes = [] },
            ImageAttribute.SriovNetSupport => result with { SriovNetSupport = new("simple") },
            _ => result with
            {
                LaunchPermissions =
                [
                    .. image.SharedWith.Select(account => account.ToString()).Order(StringComparer.Ordinal).Select(account => new LaunchPermission(account)),
                    .. image.IsPublic ? [new LaunchPermission(Group: "all")] : Array.Empty<LaunchPermission>(),
                ],
            },
        };
    }
}

/// <summary>The attributes of an image.</summary>
[NotEmulated("kernel", "ramdisk", "bootMode", "tpmSupport", "uefiData", "lastLaunchedTime", "deregistrationProtection")]
internal enum ImageAttribute
{
    /// <summary>The description.</summary>
    [Wire("description")]
    Description,

    /// <summary>Who may launch it.</summary>
    [Wire("launchPermission")]
    LaunchPermission,

    /// <summary>The product codes.</summary>
    [Wire("productCodes")]
    ProductCodes,

    /// <summary>The devices of an instance.</summary>
    [Wire("blockDeviceMapping")]
    BlockDeviceMapping,

    /// <summary>Whether instances have enhanced networking of the older kind.</summary>
    [Wire("sriovNetSupport")]
    SriovNetSupport,

    /// <summary>Whether instances require tokens of the metadata service.</summary>
    [Wire("imdsSupport")]
    ImdsSupport,
}
