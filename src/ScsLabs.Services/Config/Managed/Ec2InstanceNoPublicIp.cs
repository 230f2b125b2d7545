using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>No instance has a public IPv4 address, on any of its network interfaces.</summary>
/// <remarks>Source: AWS Config Developer Guide, ec2-instance-no-public-ip.</remarks>
internal sealed class Ec2InstanceNoPublicIp() : ManagedRule<Instance>("EC2_INSTANCE_NO_PUBLIC_IP", "AWS::EC2::Instance", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(Instance resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource.State == InstanceState.Terminated ? Verdict.NotApplicable
        : Verdict.Of(!subject.PartsOf<ElasticIp>().Any() && !subject.PartsOf<NetworkInterface>().Any(one => one.PublicIp is not null));
}
