using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Harness.Probes;

/// <summary>Is it computed whether a packet arrives?</summary>
internal static class Reachability
{
    /// <summary>Two interfaces in a subnet: the way between them is closed by a security group, and opened by a rule in it.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws)
    {
        var ec2 = aws.A.Root.Ec2;
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/24" }).ConfigureAwait(false)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.0.0/25" }).ConfigureAwait(false)).Subnet.SubnetId;
        var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "probe", Description = "probe" }).ConfigureAwait(false)).GroupId;
        var (from, to) = (await InterfaceAsync().ConfigureAwait(false), await InterfaceAsync().ConfigureAwait(false));
        var path = (await ec2.CreateNetworkInsightsPathAsync(new() { Source = from, Destination = to, Protocol = Protocol.Tcp, DestinationPort = 3306 }).ConfigureAwait(false)).NetworkInsightsPath.NetworkInsightsPathId;
        try
        {
            if (await IsFoundAsync().ConfigureAwait(false))
            {
                return new(false, "a way was found to an interface whose security group lets nothing in");
            }

            await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/24" }] }] }).ConfigureAwait(false);
            return await IsFoundAsync().ConfigureAwait(false)
                ? new(true, "a way was found once the security group let it in, and none before")
                : new(false, "no way was found though the security group lets it in");
        }
        finally
        {
            await ec2.DeleteNetworkInsightsPathAsync(new() { NetworkInsightsPathId = path }).ConfigureAwait(false);
            await ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = from }).ConfigureAwait(false);
            await ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = to }).ConfigureAwait(false);
            await ec2.DeleteSecurityGroupAsync(new() { GroupId = group }).ConfigureAwait(false);
            await ec2.DeleteSubnetAsync(new() { SubnetId = subnet }).ConfigureAwait(false);
            await ec2.DeleteVpcAsync(new() { VpcId = vpc }).ConfigureAwait(false);
        }

        async Task<string> InterfaceAsync() =>
            (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group] }).ConfigureAwait(false)).NetworkInterface.NetworkInterfaceId;

        async Task<bool> IsFoundAsync()
        {
            var started = (await ec2.StartNetworkInsightsAnalysisAsync(new() { NetworkInsightsPathId = path }).ConfigureAwait(false)).NetworkInsightsAnalysis;
            var ended = await Trial.AwaitAsync(
                async () => (await ec2.DescribeNetworkInsightsAnalysesAsync(new() { NetworkInsightsAnalysisIds = [started.NetworkInsightsAnalysisId] }).ConfigureAwait(false)).NetworkInsightsAnalyses[0],
                analysis => analysis.Status != AnalysisStatus.Running).ConfigureAwait(false);
            var found = ended.NetworkPathFound == true;
            await ec2.DeleteNetworkInsightsAnalysisAsync(new() { NetworkInsightsAnalysisId = started.NetworkInsightsAnalysisId }).ConfigureAwait(false);
            return found;
        }
    }
}
