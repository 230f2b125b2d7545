using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>The default security group of each VPC has no rules, inbound or outbound.</summary>
/// <remarks>Source: AWS Config Developer Guide, vpc-default-security-group-closed.</remarks>
internal sealed class VpcDefaultSecurityGroupClosed() : ManagedRule<SecurityGroup>("VPC_DEFAULT_SECURITY_GROUP_CLOSED", "AWS::EC2::SecurityGroup", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(SecurityGroup resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource.GroupName != SecurityGroup.DefaultName ? Verdict.NotApplicable : Verdict.Of(!subject.PartsOf<SecurityGroupRule>().Any());
}
