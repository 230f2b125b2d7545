using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>No security group lets SSH in from everywhere.</summary>
/// <remarks>Source: AWS Config Developer Guide, restricted-ssh.</remarks>
internal sealed class IncomingSshDisabled() : ManagedRule<SecurityGroup>("INCOMING_SSH_DISABLED", "AWS::EC2::SecurityGroup", RuleTriggers.ChangesAndPeriod)
{
    private const int Ssh = 22;

    /// <inheritdoc />
    protected override Verdict Evaluate(SecurityGroup resource, Subject subject, RuleParameters parameters, DateTimeOffset now) => Verdict.Of(!OpenPorts.Of(subject, [Ssh]).Any());
}
