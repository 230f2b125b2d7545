using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>The metadata service of each instance requires tokens.</summary>
/// <remarks>Source: AWS Config Developer Guide, ec2-imdsv2-check.</remarks>
internal sealed class Ec2Imdsv2Check() : ManagedRule<Instance>("EC2_IMDSV2_CHECK", "AWS::EC2::Instance", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(Instance resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource.State == InstanceState.Terminated ? Verdict.NotApplicable : Verdict.Of(resource.MetadataOptions.RequiresTokens);
}
