using System.Globalization;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>No security group lets TCP into certain ports from everywhere: those of <c>blockedPort1</c> to <c>blockedPort5</c> and of the list <c>blockedPorts</c>. Where none is given these are 20, 21, 3389, 3306 and 4333.</summary>
/// <remarks>Source: AWS Config Developer Guide, restricted-common-ports.</remarks>
internal sealed class RestrictedIncomingTraffic() : ManagedRule<SecurityGroup>("RESTRICTED_INCOMING_TRAFFIC", "AWS::EC2::SecurityGroup", RuleTriggers.ChangesAndPeriod, [.. Single.Select(name => RuleParameter.Number(name, 0, LastPort)), new RuleParameter(Several, IsValid: ArePorts)])
{
    private const string Several = "blockedPorts";
    private const int LastPort = 65535;

    private static readonly string[] Single = ["blockedPort1", "blockedPort2", "blockedPort3", "blockedPort4", "blockedPort5"];
    private static readonly int[] Usual = [20, 21, 3389, 3306, 4333];

    /// <inheritdoc />
    protected override Verdict Evaluate(SecurityGroup resource, Subject subject, RuleParameters parameters, DateTimeOffset now)
    {
        List<int> given = [.. Single.Select(parameters.Number).OfType<int>(), .. (parameters.List(Several) ?? []).Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
        return Verdict.Of(!OpenPorts.Of(subject, given.Count > 0 ? given : Usual).Any());
    }

    private static bool ArePorts(string list) => Array.TrueForAll(RuleParameters.Split(list), port => RuleParameter.IsNumber(port, 0, LastPort));
}
