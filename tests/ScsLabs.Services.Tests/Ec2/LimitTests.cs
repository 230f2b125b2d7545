using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Limits of an account in a Region, and of a VPC's peerings.</summary>
public sealed class LimitTests : NetworkWorld
{
    [Fact]
    public async Task A_Region_has_five_VPCs_with_the_default_one()
    {
        for (var number = 1; number < 5; number++)
        {
            await NewVpcAsync();
        }

        await RefusedAsync("VpcLimitExceeded", () => NewVpcAsync(), "The maximum number of VPCs has been reached.");
        await NewVpcAsync(ec2: Aws.A.Root.In("eu-west-1").Ec2);
        await NewVpcAsync(ec2: Aws.B.Root.Ec2);
    }

    [Fact]
    public async Task A_Region_has_five_elastic_IP_addresses()
    {
        for (var number = 0; number < 5; number++)
        {
            await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token);
        }

        await RefusedAsync("AddressLimitExceeded", () => Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token), "The maximum number of addresses has been reached.");
        await Aws.A.Root.In("eu-west-1").Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token);
    }

    [Fact]
    public async Task A_VPC_has_25_requests_and_50_peerings_at_most()
    {
        var (vpc, peers) = (await NewVpcAsync("192.168.0.0/16"), new List<(string Vpc, string Account, IAmazonEC2 Ec2)>());
        for (var number = 0; number < 52; number++)
        {
            var account = $"{100000000000 + (number / 4)}";
            var client = new AmazonEC2Client(new BasicAWSCredentials(account, "root"), new AmazonEC2Config { ServiceURL = Backend.Emulator.Endpoint.ToString(), MaxErrorRetry = 0 });
            peers.Add((await NewVpcAsync($"10.{number}.0.0/16", client), account, client));
        }

        var requests = new List<string>();
        foreach (var (peer, account, _) in peers.Take(25))
        {
            requests.Add(await RequestAsync(vpc, peer, account));
        }

        await RefusedAsync("OutstandingVpcPeeringConnectionLimitExceeded", () => RequestAsync(vpc, peers[25].Vpc, peers[25].Account));
        for (var number = 0; number < 25; number++)
        {
            await AcceptAsync(requests[number], peers[number].Ec2);
        }

        for (var number = 25; number < 49; number++)
        {
            await AcceptAsync(await RequestAsync(vpc, peers[number].Vpc, peers[number].Account), peers[number].Ec2);
        }

        var (last, tooMany) = (await RequestAsync(vpc, peers[49].Vpc, peers[49].Account), await RequestAsync(vpc, peers[50].Vpc, peers[50].Account));
        await AcceptAsync(last, peers[49].Ec2);
        await RefusedAsync("VpcPeeringConnectionsPerVpcLimitExceeded", () => AcceptAsync(tooMany, peers[50].Ec2));
        await RefusedAsync("VpcPeeringConnectionsPerVpcLimitExceeded", () => RequestAsync(vpc, peers[51].Vpc, peers[51].Account));
        await DeletePeeringAsync(last);
        await AcceptAsync(tooMany, peers[50].Ec2);
        peers.ForEach(peer => peer.Ec2.Dispose());
    }

    private async Task<string> RequestAsync(string vpc, string peer, string account) =>
        (await Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerOwnerId = account }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;
}
