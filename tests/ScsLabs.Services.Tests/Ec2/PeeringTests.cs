using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>VPC peering connections: who may do what to them, in which state, and who sees them.</summary>
public sealed class PeeringTests : NetworkWorld
{
    private IAmazonEC2 Other => Aws.B.Root.Ec2;

    [Fact]
    public async Task A_request_becomes_active_when_the_accepter_accepts_it()
    {
        var (vpc, peer) = await VpcsAsync();
        var request = (await RequestAsync(vpc, peer)).VpcPeeringConnection;
        var peering = request.VpcPeeringConnectionId;

        (request.Status.Code.Value, request.RequesterVpcInfo.VpcId, request.AccepterVpcInfo.VpcId, request.AccepterVpcInfo.OwnerId).ShouldBe(("initiating-request", vpc, peer, Aws.B.Id));
        (await StateAsync(Ec2, peering)).ShouldBe("pending-acceptance");
        (await StateAsync(Other, peering)).ShouldBe("pending-acceptance");
        (await Other.AcceptVpcPeeringConnectionAsync(new AcceptVpcPeeringConnectionRequest { VpcPeeringConnectionId = peering }, Token)).VpcPeeringConnection.Status.Code.Value.ShouldBe("provisioning");
        (await StateAsync(Ec2, peering)).ShouldBe("active");
        (await StateAsync(Other, peering)).ShouldBe("active");
    }

    [Fact]
    public async Task The_accepter_s_addresses_are_shown_when_it_accepted()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);

        var pending = await SeenAsync(Ec2, peering);
        (pending.RequesterVpcInfo.CidrBlock, pending.AccepterVpcInfo.CidrBlock, pending.AccepterVpcInfo.CidrBlockSet).ShouldBe(("10.0.0.0/16", null, null));
        await AcceptAsync(peering, Other);
        var active = await SeenAsync(Ec2, peering);
        (active.RequesterVpcInfo.CidrBlock, active.AccepterVpcInfo.CidrBlock, active.AccepterVpcInfo.CidrBlockSet.Single().Cidr).ShouldBe(("10.0.0.0/16", "10.1.0.0/16", "10.1.0.0/16"));
    }

    [Fact]
    public async Task Only_the_accepter_s_owner_accepts_and_rejects()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);

        await RefusedAsync("OperationNotPermitted", () => AcceptAsync(peering), $"User {Aws.A.Id} cannot accept peering {peering}");
        await RefusedAsync("OperationNotPermitted", () => RejectAsync(Ec2, peering));
        await RefusedAsync("OperationNotPermitted", () => DeletePeeringAsync(peering, Other));
        await Aws.C.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token);
        await RefusedAsync("InvalidVpcPeeringConnectionID.NotFound", () => AcceptAsync(peering, Aws.C.Root.Ec2), $"The vpcPeeringConnection ID '{peering}' does not exist");
        await AcceptAsync(peering, Other);
    }

    [Fact]
    public async Task It_is_accepted_in_the_accepter_s_Region()
    {
        var far = Aws.A.Root.In("eu-west-1").Ec2;
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", far));
        var peering = (await Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerRegion = "eu-west-1" }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;

        await RefusedAsync("OperationNotPermitted", () => AcceptAsync(peering), $"Incorrect region (us-east-1) specified for this request. VPC peering connection {peering} must be accepted in region eu-west-1");
        await RefusedAsync("OperationNotPermitted", () => RejectAsync(Ec2, peering));
        await RefusedAsync("OperationNotPermitted", () => DeletePeeringAsync(peering, far));
        await AcceptAsync(peering, far);
        (await StateAsync(Ec2, peering)).ShouldBe("active");
        await DeletePeeringAsync(peering, far);
        (await StateAsync(Ec2, peering)).ShouldBe("deleted");
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("deleted")]
    [InlineData("expired")]
    [InlineData("failed")]
    public async Task Nothing_is_done_to_a_peering_that_came_to_its_end(string state)
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, state == "failed" ? await NewVpcAsync("10.0.0.0/24", Other) : peer);
        await EndAsync(peering, state);

        (await StateAsync(Ec2, peering)).ShouldBe(state);
        await RefusedAsync("InvalidStateTransition", () => DeletePeeringAsync(peering));
        if (state != "failed")
        {
            await RefusedAsync("InvalidStateTransition", () => AcceptAsync(peering, Other), $"Invalid state for peering. {peering} can not be accepted in {state} state");
            await RefusedAsync("InvalidStateTransition", () => RejectAsync(Other, peering));
        }

        (await NewAsync(vpc, peer)).ShouldNotBe(peering);
    }

    [Fact]
    public async Task An_active_peering_is_deleted_by_either_side_and_rejected_by_none()
    {
        var (vpc, peer) = await VpcsAsync();
        foreach (var deleter in (IAmazonEC2[])[Ec2, Other])
        {
            var peering = await NewAsync(vpc, peer);
            await AcceptAsync(peering, Other);

            await RefusedAsync("InvalidStateTransition", () => RejectAsync(Other, peering));
            await DeletePeeringAsync(peering, deleter);
            (await StateAsync(Ec2, peering)).ShouldBe("deleted");
            (await StateAsync(Other, peering)).ShouldBe("deleted");
        }
    }

    [Fact]
    public async Task A_request_for_VPCs_that_overlap_fails_at_once_and_only_its_owner_sees_it()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.0.128.0/20", Other));
        var request = (await RequestAsync(vpc, peer)).VpcPeeringConnection;

        (request.Status.Code.Value, request.Status.Message).ShouldBe(("failed", "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range"));
        await RefusedAsync("InvalidVpcPeeringConnectionID.NotFound", () => SeenAsync(Other, request.VpcPeeringConnectionId));
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(119), Token);
        (await StateAsync(Ec2, request.VpcPeeringConnectionId)).ShouldBe("failed");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        await RefusedAsync("InvalidVpcPeeringConnectionID.NotFound", () => SeenAsync(Ec2, request.VpcPeeringConnectionId));
    }

    [Fact]
    public async Task A_request_for_a_VPC_that_is_not_there_fails_and_in_the_own_account_is_refused()
    {
        var vpc = await NewVpcAsync();

        (await RequestAsync(vpc, "vpc-00000000")).VpcPeeringConnection.Status.Code.Value.ShouldBe("failed");
        await RefusedAsync("InvalidVpcID.NotFound", () => NewPeeringAsync(vpc, "vpc-00000000"), "The vpc ID 'vpc-00000000' does not exist");
        await RefusedAsync("InvalidVpcID.NotFound", () => NewPeeringAsync("vpc-00000000", vpc));
        await RefusedAsync("MissingParameter", () => NewPeeringAsync(vpc, null!));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = "vpc-00000001", PeerOwnerId = "somebody" }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = "vpc-00000001", PeerRegion = "mars-1" }, Token));
    }

    [Fact]
    public async Task A_repeated_request_returns_the_peering_that_is_there()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);
        var before = Backend.Emulator.Store.Current;
        async Task<string> ReverseAsync() => (await Other.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = peer, PeerVpcId = vpc, PeerOwnerId = Aws.A.Id }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;

        (await NewAsync(vpc, peer)).ShouldBe(peering);
        (await ReverseAsync()).ShouldBe(peering);
        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
        await AcceptAsync(peering, Other);
        (await NewAsync(vpc, peer)).ShouldBe(peering);
        await DeletePeeringAsync(peering);
        (await ReverseAsync()).ShouldNotBe(peering);
    }

    [Fact]
    public async Task A_request_expires_after_seven_days()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);

        (await SeenAsync(Other, peering)).ExpirationTime.ShouldNotBeNull();
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1), Token);
        (await StateAsync(Other, peering)).ShouldBe("pending-acceptance");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        (await StateAsync(Other, peering)).ShouldBe("expired");
        await RefusedAsync("InvalidStateTransition", () => AcceptAsync(peering, Other));
    }

    [Fact]
    public async Task An_active_peering_does_not_expire()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);
        await AcceptAsync(peering, Other);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(30), Token);
        (await StateAsync(Ec2, peering)).ShouldBe("active");
    }

    [Theory]
    [InlineData("deleted", 2, 48)] // the deleter sees it for two hours, the other side for two days
    [InlineData("rejected", 48, 2)]
    [InlineData("expired", 48, 48)]
    public async Task A_peering_stays_visible_for_a_while_after_its_end(string state, int requesterHours, int accepterHours)
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);
        await EndAsync(peering, state);
        async Task<(bool, bool)> VisibleAsync() => (await IsVisibleAsync(Ec2, peering), await IsVisibleAsync(Other, peering));

        (await VisibleAsync()).ShouldBe((true, true));
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(3), Token);
        (await VisibleAsync()).ShouldBe((requesterHours > 3, accepterHours > 3));
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(44), Token);
        (await VisibleAsync()).ShouldBe((requesterHours > 47, accepterHours > 47));
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await VisibleAsync()).ShouldBe((false, false));
        Backend.Emulator.Store.Current.Everywhere<Services.Ec2.Peering>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Within_an_account_it_stays_visible_for_two_hours()
    {
        var peering = await NewPeeringAsync(await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        await RejectAsync(Ec2, peering);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(119), Token);
        (await StateAsync(Ec2, peering)).ShouldBe("rejected");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        (await IsVisibleAsync(Ec2, peering)).ShouldBeFalse();
    }

    [Fact]
    public async Task Each_side_has_its_own_tags()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = (await Ec2.CreateVpcPeeringConnectionAsync(
            new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerOwnerId = Aws.B.Id, TagSpecifications = [new() { ResourceType = ResourceType.VpcPeeringConnection, Tags = [new("Name", "ours")] }] }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;

        (await SeenAsync(Other, peering)).Tags.ShouldBeNull();
        await Other.CreateTagsAsync(new CreateTagsRequest { Resources = [peering], Tags = [new("Name", "theirs")] }, Token);
        (await SeenAsync(Ec2, peering)).Tags.Single().Value.ShouldBe("ours");
        (await SeenAsync(Other, peering)).Tags.Single().Value.ShouldBe("theirs");
    }

    [Fact]
    public async Task Filters_find_peerings()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);
        async Task<IEnumerable<string>> FoundAsync(IAmazonEC2 ec2, string name, string value) =>
            ((await ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { Filters = [new(name, [value])] }, Token)).VpcPeeringConnections ?? []).Select(one => one.VpcPeeringConnectionId);

        (await FoundAsync(Ec2, "status-code", "pending-*")).ShouldBe([peering]);
        (await FoundAsync(Ec2, "status-code", "active")).ShouldBeEmpty();
        (await FoundAsync(Other, "requester-vpc-info.owner-id", Aws.A.Id)).ShouldBe([peering]);
        (await FoundAsync(Other, "requester-vpc-info.cidr-block", "10.0.*")).ShouldBe([peering]);
        (await FoundAsync(Ec2, "accepter-vpc-info.vpc-id", peer)).ShouldBe([peering]);
        (await FoundAsync(Ec2, "accepter-vpc-info.cidr-block", "10.1.0.0/16")).ShouldBeEmpty();
        await AcceptAsync(peering, Other);
        (await FoundAsync(Ec2, "accepter-vpc-info.cidr-block", "10.1.0.0/16")).ShouldBe([peering]);
    }

    [Fact]
    public async Task A_policy_says_whose_requests_are_accepted()
    {
        var (vpc, peer) = await VpcsAsync();
        var unwanted = await NewVpcAsync("10.2.0.0/16");
        var (wanted, other) = (await NewAsync(vpc, peer), await NewAsync(unwanted, peer));
        var user = await UserAsync(
            Aws.B,
            "accepter",
            Allow("ec2:AcceptVpcPeeringConnection", $"arn:aws:ec2:us-east-1:{Aws.B.Id}:vpc/{peer}"),
            Allow("ec2:AcceptVpcPeeringConnection", $"arn:aws:ec2:us-east-1:{Aws.B.Id}:vpc-peering-connection/*", Policies.When("ArnEquals", "ec2:RequesterVpc", Arn("vpc", vpc))));

        await RefusedAsync("UnauthorizedOperation", () => AcceptAsync(other, user.Ec2));
        await AcceptAsync(wanted, user.Ec2);
        (await StateAsync(Ec2, wanted)).ShouldBe("active");
        await RefusedAsync("UnauthorizedOperation", () => DeletePeeringAsync(wanted, user.Ec2));
    }

    [Fact]
    public async Task Accepting_needs_permission_on_the_accepter_s_VPC()
    {
        var (vpc, peer) = await VpcsAsync();
        var peering = await NewAsync(vpc, peer);
        var user = await UserAsync(Aws.B, "accepter", Allow("ec2:AcceptVpcPeeringConnection", $"arn:aws:ec2:us-east-1:{Aws.B.Id}:vpc-peering-connection/*"));

        await RefusedAsync("UnauthorizedOperation", () => AcceptAsync(peering, user.Ec2));
        await AcceptAsync(peering, Other);
    }

    private async Task<(string Vpc, string Peer)> VpcsAsync() => (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", Other));

    /// <summary>A request of account A for a peering with a VPC of account B.</summary>
    private Task<CreateVpcPeeringConnectionResponse> RequestAsync(string vpc, string peer) => Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerOwnerId = Aws.B.Id }, Token);

    private async Task<string> NewAsync(string vpc, string peer) => (await RequestAsync(vpc, peer)).VpcPeeringConnection.VpcPeeringConnectionId;

    /// <summary>Brings a request of account A to its end.</summary>
    private async Task EndAsync(string peering, string state)
    {
        switch (state)
        {
            case "rejected":
                await RejectAsync(Other, peering);
                break;
            case "deleted":
                await DeletePeeringAsync(peering);
                break;
            case "expired":
                await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1), Token);
                break;
        }
    }

    private static Task RejectAsync(IAmazonEC2 ec2, string peering) => ec2.RejectVpcPeeringConnectionAsync(new RejectVpcPeeringConnectionRequest { VpcPeeringConnectionId = peering }, Token);

    private static async Task<VpcPeeringConnection> SeenAsync(IAmazonEC2 ec2, string peering) =>
        (await ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { VpcPeeringConnectionIds = [peering] }, Token)).VpcPeeringConnections.Single();

    private static async Task<string> StateAsync(IAmazonEC2 ec2, string peering) => (await SeenAsync(ec2, peering)).Status.Code.Value;

    private static async Task<bool> IsVisibleAsync(IAmazonEC2 ec2, string peering) =>
        (await ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { Filters = [new("vpc-peering-connection-id", [peering])] }, Token)).VpcPeeringConnections is { Count: 1 };
}
