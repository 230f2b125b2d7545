using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.Ssm;

internal static class PatchSamples
{
    private const string Snapshot = "12345678-1234-1234-1234-123456789012";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreatePatchBaselineOperation.Instance, new("own-baseline") { OperatingSystem = OperatingSystemType.AmazonLinux2023, Tags = [new("Team", "blue")] }),
        Sample.After(UpdatePatchBaselineOperation.Instance, aws => new(NewBaseline(aws)) { Name = "another" }),
        Sample.After(DeletePatchBaselineOperation.Instance, aws => new(NewBaseline(aws))),
        Sample.After(GetPatchBaselineOperation.Instance, aws => new(NewBaseline(aws))),
        Sample.Of(DescribePatchBaselinesOperation.Instance, new()),
        Sample.After(RegisterDefaultPatchBaselineOperation.Instance, aws => new(NewBaseline(aws))),
        Sample.Of(GetDefaultPatchBaselineOperation.Instance, new()),
        Sample.After(RegisterPatchBaselineForPatchGroupOperation.Instance, aws => new(NewBaseline(aws), "web")),
        Sample.After(DeregisterPatchBaselineForPatchGroupOperation.Instance, aws => new(NewRegistered(aws), "web")),
        Sample.Of(GetPatchBaselineForPatchGroupOperation.Instance, new("web")),
        Sample.Of(DescribePatchGroupsOperation.Instance, new()),
        Sample.Of(DescribePatchGroupStateOperation.Instance, new("web")),
        Sample.After(DescribeInstancePatchStatesOperation.Instance, aws => new([Ec2Samples.NewInstance(aws)])) with { Later = Ec2Samples.Booted },
        Sample.Of(DescribeInstancePatchStatesForPatchGroupOperation.Instance, new("web")),
        Sample.After(DescribeInstancePatchesOperation.Instance, aws => new(Managed(aws))) with { Begin = aws => Ec2Samples.NewInstance(aws), Later = Ec2Samples.Booted },
        Sample.After(GetDeployablePatchSnapshotForInstanceOperation.Instance, aws => new(Managed(aws), Snapshot)) with { Begin = aws => Ec2Samples.NewInstance(aws), Later = Ec2Samples.Booted },
        Sample.Of(DescribeAvailablePatchesOperation.Instance, new()),
        Sample.Of(DescribeEffectivePatchesForPatchBaselineOperation.Instance, new("arn:aws:ssm:us-east-1:075727635805:patchbaseline/pb-09ca3fb51f0412ec3")),
        Sample.Of(DescribePatchPropertiesOperation.Instance, new(OperatingSystemType.AmazonLinux2023, PatchProperty.Severity)),
    ];

    private static string NewBaseline(AsCaller aws) => aws.Call(new CreatePatchBaseline("own-baseline")).BaselineId;

    private static string NewRegistered(AsCaller aws)
    {
        var id = NewBaseline(aws);
        aws.Call(new RegisterPatchBaselineForPatchGroup(id, "web"));
        return id;
    }

    private static string Managed(AsCaller aws)
    {
        var id = aws.Call(new DescribeInstances()).Reservations[0].Instances[0].InstanceId;
        aws.Call(new UpdateInstanceInformation(id, "3.3.0.0", "Active"));
        return id;
    }
}
