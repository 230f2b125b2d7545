using System.Net.Sockets;
using System.Text;
using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;
using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>What a lab asks of its network: connections that are possible, impossible for the right reason, and real.</summary>
public sealed class LabNetworkTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;
    private string group = "";
    private string client = "";
    private string server = "";
    private string acl = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        aws = await backend.NewContextAsync(Token);
        var ec2 = aws.A.Root.Ec2;
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "web", Description = "web" }, Token)).GroupId;
        client = await InterfaceAsync("10.0.0.0/24", "client");
        server = await InterfaceAsync("10.0.1.0/24", "server");
        acl = (await ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [vpc])] }, Token)).NetworkAcls.Single().NetworkAclId;

        async Task<string> InterfaceAsync(string cidr, string name)
        {
            var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr }, Token)).Subnet.SubnetId;
            return (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group], TagSpecifications = [new() { ResourceType = "network-interface", Tags = [new("Name", name)] }] }, Token)).NetworkInterface.NetworkInterfaceId;
        }
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task A_connection_that_should_be_possible_and_is_not_is_told_with_what_stops_it()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => aws.Network.ConnectsAsync(client, server, 443));

        failure.Message.ShouldBe(
            $"""
            expected: client ({client}) connects to server ({server}) at TCP port 443
            stopped: tcp 10.0.0.4 -> 10.0.1.4:443: no rule of the security groups of server ({server}) lets it in: web ({group}) (SG_HAS_NO_RULES)
            """);
        await OpenAsync(443);
        await aws.Network.ConnectsAsync(client, server, 443);
    }

    [Fact]
    public async Task A_rule_for_what_sends_nothing_yet_is_told_and_the_wanted_one_is_not()
    {
        await aws.Network.LetsInOnlyAsync(aws.A.Root, server);
        await OpenAsync(443);
        await aws.Network.LetsInOnlyAsync(aws.A.Root, server, 443, "10.0.0.0/16");
        (await Should.ThrowAsync<XunitException>(() => aws.Network.LetsInOnlyAsync(aws.A.Root, server))).Message.ShouldBe($"the security groups of server ({server}) should let in nothing:\nalso let in: tcp 443 <- 10.0.0.0/16");
        (await Should.ThrowAsync<XunitException>(() => aws.Network.LetsInOnlyAsync(aws.A.Root, server, 443, "10.0.0.0/24"))).Message.ShouldContain("also let in: tcp 443 <- 10.0.0.0/16");

        await aws.A.Root.Ec2.AuthorizeSecurityGroupIngressAsync(
            new()
            {
                GroupId = group,
                IpPermissions =
                [
                    new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, UserIdGroupPairs = [new() { GroupId = group }] },
                    new() { IpProtocol = "tcp", FromPort = 20, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/24" }] },
                    new() { IpProtocol = "-1", UserIdGroupPairs = [new() { GroupId = group }] },
                ],
            },
            Token);

        (await Should.ThrowAsync<XunitException>(() => aws.Network.LetsInOnlyAsync(aws.A.Root, server, 443, "10.0.0.0/16"))).Message.Split('\n').ShouldBe(
        [
            $"the security groups of server ({server}) should let in TCP port 443 and nothing else:",
            $"also let in: any protocol <- {group}",
            "also let in: tcp 20-22 <- 10.0.0.0/24",
        ]);
    }

    [Fact]
    public async Task Replies_that_return_to_some_of_the_client_s_ports_only_are_not_enough()
    {
        await OpenAsync(443);
        await aws.A.Root.Ec2.CreateNetworkAclEntryAsync(new() { NetworkAclId = acl, RuleNumber = 50, Egress = false, Protocol = "6", RuleAction = "deny", CidrBlock = "10.0.1.0/24", PortRange = new() { From = 40000, To = 60999 } }, Token);

        (await Should.ThrowAsync<XunitException>(() => aws.Network.ConnectsAsync(client, server, 443))).Message.ShouldContain("got: replies return to the client's ports 32768-39999 only; it may choose any of 32768-60999");
    }

    [Fact]
    public async Task A_connection_that_should_be_impossible_is_so_for_the_expected_reason()
    {
        await aws.Network.BlocksAsync(client, server, 443, "SG_HAS_NO_RULES");
        (await Should.ThrowAsync<XunitException>(() => aws.Network.BlocksAsync(client, server, 443, "NO_ROUTE_TO_DESTINATION"))).Message.ShouldContain("(SG_HAS_NO_RULES)");

        await OpenAsync(443);
        await aws.Network.BlocksAsync(client, server, 444, "ENI_SG_RULES_MISMATCH");
        (await Should.ThrowAsync<XunitException>(() => aws.Network.BlocksAsync(client, server, 443, "SG_HAS_NO_RULES"))).Message.ShouldContain("got: the connection is opened");
    }

    [Fact]
    public async Task All_connections_between_interfaces_are_looked_at_in_both_directions_and_at_all_ports()
    {
        await aws.Network.HasOnlyAsync([client], [server]);
        await OpenAsync(443);

        await aws.Network.HasOnlyAsync([client], [server], new(client, server, "443"), new(server, client, "443"));
        var failure = await Should.ThrowAsync<XunitException>(() => aws.Network.HasOnlyAsync([client], [server], new(client, server, "443"), new LabConnection(client, server, "53", "udp")));
        failure.Message.ShouldContain($"also possible: server ({server}) -> client ({client}), tcp 443");
        failure.Message.ShouldContain($"not possible: client ({client}) -> server ({server}), udp 53");
    }

    [Fact]
    public async Task A_connection_that_is_part_of_a_wider_one_is_possible()
    {
        await aws.A.Root.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }] }, Token);

        var message = (await Should.ThrowAsync<XunitException>(() => aws.Network.HasOnlyAsync([client], [server], new(client, server, "443,8080"), new LabConnection(server, client, "53", "udp")))).Message;

        message.ShouldContain($"also possible: client ({client}) -> server ({server}), tcp 0-65535");
        message.ShouldNotContain("not possible");
        (await Should.ThrowAsync<XunitException>(() => aws.Network.HasOnlyAsync([client], [server], new LabConnection(client, server, "443", "sctp")))).Message.ShouldContain("not possible");
    }

    [Fact]
    public void A_resource_that_is_looked_up_in_the_wrong_place_is_told_with_the_place()
    {
        var there = aws.A.Root.In("eu-west-1");

        aws.A.Root.Only(["one"], "VPC 'x'").ShouldBe("one");
        Should.Throw<InvalidOperationException>(() => there.Only<string>(null, "VPC 'x'")).Message.ShouldBe("root of account A finds no VPC 'x' in eu-west-1");
        Should.Throw<InvalidOperationException>(() => aws.A.Root.Only(["one", "two"], "VPC 'x'")).Message.ShouldBe("root of account A finds more than one VPC 'x' in us-east-1");
        (aws.A.Root.Name, there.Name, there.In("us-east-1").Name).ShouldBe(("root of account A", "root of account A in eu-west-1", "root of account A"));
    }

    [Fact]
    public async Task Packets_whose_replies_do_not_return_are_looked_at_too()
    {
        await OpenAsync(443);
        await aws.A.Root.Ec2.CreateNetworkAclEntryAsync(new() { NetworkAclId = acl, RuleNumber = 50, Egress = false, Protocol = "6", RuleAction = "deny", CidrBlock = "10.0.1.0/24", PortRange = new() { From = 0, To = 65535 } }, Token);

        await aws.Network.HasOnlyAsync([client], [server]);
        await aws.Network.HasOnlyPacketsAsync([client], [server], new LabConnection(client, server, "443"));
        (await Should.ThrowAsync<XunitException>(() => aws.Network.HasOnlyPacketsAsync([client], [server], new LabConnection(server, client, "443")))).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain($"also arriving: client ({client}) -> server ({server}), tcp 443"),
            message => message.ShouldContain($"not arriving: server ({server}) -> client ({client}), tcp 443"));
    }

    [Fact]
    public async Task A_connection_carries_bytes_where_the_network_lets_it_and_somebody_listens()
    {
        (await Should.ThrowAsync<SocketException>(() => aws.Network.OpenAsync(client, server, 443, Token))).SocketErrorCode.ShouldBe(SocketError.TimedOut);
        await OpenAsync(443);
        (await Should.ThrowAsync<SocketException>(() => aws.Network.OpenAsync(client, server, 443, Token))).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);

        using (var listener = aws.Network.Listen(server, 443))
        {
            Should.Throw<SocketException>(() => aws.Network.Listen(server, 443)).SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
            await using var opened = await aws.Network.OpenAsync(client, server, 443, Token);
            using var accepted = await listener.AcceptAsync(Token);
            await accepted.GetStream().WriteAsync("hello"u8.ToArray(), Token);
            var heard = new byte[5];
            await opened.ReadExactlyAsync(heard, Token);
            Encoding.UTF8.GetString(heard).ShouldBe("hello");
        }

        (await Should.ThrowAsync<SocketException>(() => aws.Network.OpenAsync(client, server, 443, Token))).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public async Task A_forwarded_port_leads_where_the_network_lets_it()
    {
        using var listener = aws.Network.Listen(server, 443);
        await using var forward = aws.Network.Forward(client, server, 443);
        var buffer = new byte[5];
        using (var stopped = await ConnectAsync())
        {
            (await stopped.GetStream().ReadAsync(buffer, Token)).ShouldBe(0); // it is closed, as no connection could be opened
        }

        await OpenAsync(443);
        using var through = await ConnectAsync();
        using var accepted = await listener.AcceptAsync(Token);
        await accepted.GetStream().WriteAsync("hello"u8.ToArray(), Token);
        await through.GetStream().ReadExactlyAsync(buffer, Token);
        Encoding.UTF8.GetString(buffer).ShouldBe("hello");
        await through.GetStream().WriteAsync("thank"u8.ToArray(), Token);
        await accepted.GetStream().ReadExactlyAsync(buffer, Token);
        Encoding.UTF8.GetString(buffer).ShouldBe("thank");

        await forward.DisposeAsync();
        (await through.GetStream().ReadAsync(buffer, Token)).ShouldBe(0);

        async Task<TcpClient> ConnectAsync()
        {
            var one = new TcpClient();
            await one.ConnectAsync("127.0.0.1", forward.Port, Token);
            return one;
        }
    }

    [Fact]
    public async Task An_instance_is_an_end_as_its_primary_interface_is_and_connects_while_it_runs()
    {
        var (one, other) = (await InstanceAsync(client, "one"), await InstanceAsync(server, "other"));
        (await Should.ThrowAsync<XunitException>(() => aws.Network.ConnectsAsync(one, other, 443))).Message.ShouldContain($"one ({one}) doesn't run (BAD_STATE)");
        await aws.UntilAsync(async () => (await aws.A.Root.Ec2.DescribeInstanceStatusAsync(new() { InstanceIds = [one, other] }, Token)).InstanceStatuses?.Count == 2);
        await OpenAsync(443);

        await aws.Network.ConnectsAsync(one, other, 443);
        await aws.Network.HasOnlyAsync([one], [other], new(one, other, "443"), new(other, one, "443"));
        (await Should.ThrowAsync<XunitException>(() => aws.Network.HasOnlyAsync([one], [other], new LabConnection(one, other, "443")))).Message.ShouldContain($"also possible: other ({other}) -> one ({one}), tcp 443");
        using (aws.Network.Listen(other, 443))
        {
            await using var opened = await aws.Network.OpenAsync(one, server, 443, Token);
        }

        using (aws.Network.Listen(server, 443))
        {
            await using var opened = await aws.Network.OpenAsync(client, other, 443, Token);
        }

        await aws.A.Root.Ec2.StopInstancesAsync(new() { InstanceIds = [other] }, Token);
        await aws.Network.BlocksAsync(one, other, 443, "BAD_STATE");
    }

    [Fact]
    public async Task A_state_that_does_not_come_is_waited_for_15_minutes_of_the_world_s_time()
    {
        var before = backend.Emulator.Now;

        (await Should.ThrowAsync<TimeoutException>(() => aws.UntilAsync(() => Task.FromResult(false)))).Message.ShouldEndWith("It waited for: () => Task.FromResult(false)");

        (backend.Emulator.Now - before).ShouldBeInRange(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16));
    }

    private async Task<string> InstanceAsync(string networkInterface, string name)
    {
        var ec2 = aws.A.Root.Ec2;
        var image = (await ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("architecture", ["x86_64"])] }, Token)).Images[0].ImageId;
        return (await ec2.RunInstancesAsync(
            new()
            {
                ImageId = image,
                InstanceType = "t3.micro",
                MinCount = 1,
                MaxCount = 1,
                NetworkInterfaces = [new() { DeviceIndex = 0, NetworkInterfaceId = networkInterface }],
                TagSpecifications = [new() { ResourceType = "instance", Tags = [new("Name", name)] }],
            },
            Token)).Reservation.Instances.Single().InstanceId;
    }

    private Task OpenAsync(int port) => aws.A.Root.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }] }, Token);
}
