using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Samples of the operations on images and on which of them an account may use.</summary>
internal static class ImageSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(DescribeImagesOperation.Instance, new()),
        Sample.After(CreateImageOperation.Instance, aws => new(Ec2Samples.NewInstance(aws), "web") { TagSpecifications = [.. Ec2Samples.Tagged(ResourceType.Image), .. Ec2Samples.Tagged(ResourceType.Snapshot)] }) with { Later = Ec2Samples.Booted },
        Sample.After(RegisterImageOperation.Instance, aws => new("web", RootDeviceName: "/dev/xvda")
        {
            Architecture = ImageArchitecture.X86,
            VirtualizationType = "hvm",
            BlockDeviceMappings = [new("/dev/xvda", new() { SnapshotId = DiskSamples.NewSnapshot(aws) })],
            TagSpecifications = Ec2Samples.Tagged(ResourceType.Image),
        }) with
        {
            Later = Ec2Samples.Booted,
        },
        Sample.After(CopyImageOperation.Instance, aws => new("us-east-1", Ec2Samples.NewestImage(aws), "web") { TagSpecifications = [.. Ec2Samples.Tagged(ResourceType.Image), .. Ec2Samples.Tagged(ResourceType.Snapshot)] }),
        Sample.After(DeregisterImageOperation.Instance, aws => new(NewImage(aws))),
        Sample.After(ModifyImageAttributeOperation.Instance, aws => new(NewImage(aws)) { LaunchPermission = new([new("222222222222")]) }),
        Sample.After(DescribeImageAttributeOperation.Instance, aws => new(NewImage(aws), ImageAttribute.LaunchPermission)),
        Sample.After(ResetImageAttributeOperation.Instance, aws => new(NewImage(aws), ResettableImageAttribute.LaunchPermission)),
        Sample.Of(EnableAllowedImagesSettingsOperation.Instance, new(AllowedImagesEnabledState.Enabled)),
        Sample.Of(DisableAllowedImagesSettingsOperation.Instance, new()),
        Sample.Of(GetAllowedImagesSettingsOperation.Instance, new()),
        Sample.Of(ReplaceImageCriteriaInAllowedImagesSettingsOperation.Instance, new([new() { ImageProviders = ["amazon"] }])),
        Sample.Of(EnableImageBlockPublicAccessOperation.Instance, new(ImageBlockPublicAccessEnabledState.BlockNewSharing)),
        Sample.Of(DisableImageBlockPublicAccessOperation.Instance, new()),
        Sample.Of(GetImageBlockPublicAccessStateOperation.Instance, new()),
    ];

    private static string NewImage(AsCaller aws) => aws.Call(new CopyImage("us-east-1", Ec2Samples.NewestImage(aws), "web")).ImageId;
}
