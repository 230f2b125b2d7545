using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The options of the sides of a peering.</summary>
public sealed class PeeringOptionsTests : NetworkWorld
{
    private static PeeringConnectionOptionsRequest Dns(bool allows) => new() { AllowDnsResolutionFromRemoteVpc = allows };

    [Fact]
    public async Task Each_side_s_option_is_set_by_itself_and_shown()
    {
        var peering = await ActiveAsync(Ec2);
        (await ShownAsync(Ec2, peering)).ShouldBe((false, false));

        var answer = await ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(true) });

        (answer.AccepterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc, answer.AccepterPeeringConnectionOptions.AllowEgressFromLocalVpcToRemoteClassicLink, answer.RequesterPeeringConnectionOptions).ShouldBe((true, false, null));
        (await ShownAsync(Ec2, peering)).ShouldBe((false, true));
        await ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(false), RequesterPeeringConnectionOptions = Dns(true) });
        (await ShownAsync(Ec2, peering)).ShouldBe((true, false));
        await ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = new() { AllowEgressFromLocalClassicLinkToRemoteVpc = false } });
        (await ShownAsync(Ec2, peering)).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_side_s_option_is_set_by_its_owner_in_its_Region(bool elsewhere)
    {
        var there = elsewhere ? Aws.A.Root.In("eu-west-1").Ec2 : Aws.B.Root.Ec2;
        var peering = await ActiveAsync(there, elsewhere ? "eu-west-1" : null);

        await RefusedAsync("OperationNotPermitted", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(true) }));
        await RefusedAsync("OperationNotPermitted", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(true), RequesterPeeringConnectionOptions = Dns(true) }));
        await RefusedAsync("OperationNotPermitted", () => ModifyAsync(there, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = Dns(true) }));
        await ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = Dns(true) });
        await ModifyAsync(there, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(true) });
        (await ShownAsync(Ec2, peering)).ShouldBe((true, true));
        (await ShownAsync(there, peering)).ShouldBe((true, true));
    }

    [Fact]
    public async Task Only_an_active_peering_has_options()
    {
        var peering = await NewPeeringAsync(await NewNamedAsync(Ec2, "10.0.0.0/16"), await NewNamedAsync(Ec2, "10.1.0.0/16"));
        ModifyVpcPeeringConnectionOptionsRequest request = new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = Dns(true) };

        await RefusedAsync("OperationNotPermitted", () => ModifyAsync(Ec2, request), $"Peering {peering} is not active. Peering options can be added only to active peerings.");
        await AcceptAsync(peering);
        await ModifyAsync(Ec2, request);
        await DeletePeeringAsync(peering);
        await RefusedAsync("OperationNotPermitted", () => ModifyAsync(Ec2, request));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Names_resolve_only_where_both_VPCs_have_them(bool support, bool names)
    {
        var peer = await NewVpcAsync("10.1.0.0/16");
        var peering = await NewPeeringAsync(await NewNamedAsync(Ec2, "10.0.0.0/16"), peer);
        await AcceptAsync(peering);
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = peer, EnableDnsSupport = support }, Token);
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = peer, EnableDnsHostnames = names }, Token);

        await RefusedAsync("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = Dns(true) }));
        await RefusedAsync("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(true) }));
        await ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, AccepterPeeringConnectionOptions = Dns(false) });
    }

    [Fact]
    public async Task ClassicLink_is_gone_and_a_side_is_needed()
    {
        var peering = await ActiveAsync(Ec2);

        await RefusedAsync("UnsupportedOperation", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = new() { AllowEgressFromLocalClassicLinkToRemoteVpc = true } }));
        await RefusedAsync("UnsupportedOperation", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = new() { AllowEgressFromLocalVpcToRemoteClassicLink = true } }));
        await RefusedAsync("MissingParameter", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering }));
        await RefusedAsync("InvalidVpcPeeringConnectionID.NotFound", () => ModifyAsync(Aws.B.Root.Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = Dns(true) }));
        await RefusedAsync("DryRunOperation", () => ModifyAsync(Ec2, new() { VpcPeeringConnectionId = peering, RequesterPeeringConnectionOptions = Dns(true), DryRun = true }));
    }

    private static Task<ModifyVpcPeeringConnectionOptionsResponse> ModifyAsync(IAmazonEC2 ec2, ModifyVpcPeeringConnectionOptionsRequest request) => ec2.ModifyVpcPeeringConnectionOptionsAsync(request, Token);

    /// <summary>An active peering of a VPC of account A and one that another client makes, both with DNS names.</summary>
    private async Task<string> ActiveAsync(IAmazonEC2 there, string? region = null)
    {
        var (vpc, peer) = (await NewNamedAsync(Ec2, "10.0.0.0/16"), await NewNamedAsync(there, "10.1.0.0/16"));
        var owner = (await there.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [peer] }, Token)).Vpcs.Single().OwnerId;
        var peering = (await Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerOwnerId = owner, PeerRegion = region }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;
        await AcceptAsync(peering, there);
        return peering;
    }

    private async Task<string> NewNamedAsync(IAmazonEC2 ec2, string cidr)
    {
        var vpc = await NewVpcAsync(cidr, ec2);
        await ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true }, Token);
        return vpc;
    }

    private static async Task<(bool? Requester, bool? Accepter)> ShownAsync(IAmazonEC2 ec2, string peering)
    {
        var shown = (await ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { VpcPeeringConnectionIds = [peering] }, Token)).VpcPeeringConnections.Single();
        return (shown.RequesterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc, shown.AccepterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc);
    }
}
