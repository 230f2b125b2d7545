using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend computes if a packet arrives.</summary>
internal static class Reachability
{
    /// <summary>Analyses the path between two interfaces in a subnet: a security group blocks it, and a rule added to the group opens it.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var ec2 = aws.A.Root.Ec2;
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/24" }).ConfigureAwait(false)).Vpc.VpcId;
        undo.Add(() => ec2.DeleteVpcAsync(new() { VpcId = vpc }));
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.0.0/25" }).ConfigureAwait(false)).Subnet.SubnetId;
        undo.Add(() => ec2.DeleteSubnetAsync(new() { SubnetId = subnet }));
        var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "probe", Description = "probe" }).ConfigureAwait(false)).GroupId;
        undo.Add(() => ec2.DeleteSecurityGroupAsync(new() { GroupId = group }));
        var (from, to) = (await InterfaceAsync().ConfigureAwait(false), await InterfaceAsync().ConfigureAwait(false));
        var path = (await ec2.CreateNetworkInsightsPathAsync(new() { Source = from, Destination = to, Protocol = Protocol.Tcp, DestinationPort = 3306 }).ConfigureAwait(false)).NetworkInsightsPath.NetworkInsightsPathId;
        undo.Add(() => ec2.DeleteNetworkInsightsPathAsync(new() { NetworkInsightsPathId = path }));
        var closed = await AnalyseAsync().ConfigureAwait(false);
        if (closed.Status != AnalysisStatus.Succeeded || closed.NetworkPathFound != false)
        {
            return new(false, Texts.ClosedWayFound.With(closed.Status, closed.NetworkPathFound));
        }

        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/24" }] }] }).ConfigureAwait(false);
        var open = await AnalyseAsync().ConfigureAwait(false);
        return open.NetworkPathFound == true
            ? new(true, Texts.WayFound.ToString())
            : new(false, Texts.OpenWayNotFound.ToString());

        async Task<string> InterfaceAsync()
        {
            var id = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group] }).ConfigureAwait(false)).NetworkInterface.NetworkInterfaceId;
            undo.Add(() => ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = id }));
            return id;
        }

        async Task<NetworkInsightsAnalysis> AnalyseAsync()
        {
            var id = (await ec2.StartNetworkInsightsAnalysisAsync(new() { NetworkInsightsPathId = path }).ConfigureAwait(false)).NetworkInsightsAnalysis.NetworkInsightsAnalysisId;
            undo.Add(() => ec2.DeleteNetworkInsightsAnalysisAsync(new() { NetworkInsightsAnalysisId = id }));
            return await Trial.AwaitAsync(
                async () => (await ec2.DescribeNetworkInsightsAnalysesAsync(new() { NetworkInsightsAnalysisIds = [id] }).ConfigureAwait(false)).NetworkInsightsAnalyses[0],
                analysis => analysis.Status != AnalysisStatus.Running).ConfigureAwait(false);
        }
    }
}
