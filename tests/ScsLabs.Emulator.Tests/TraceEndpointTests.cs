using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.EC2;

namespace ScsLabs.Emulator.Tests;

/// <summary>POST /_scslabs/trace follows packets whatever the account and Region, and says what is wrong with a question.</summary>
public sealed class TraceEndpointTests : IAsyncLifetime
{
    private AwsEmulator aws = null!;
    private string one = "";
    private string other = "";
    private string open = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        aws = await AwsEmulator.StartAsync(cancellationToken: Token);
        using var ec2 = new AmazonEC2Client(Client.Account, "any", new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString() });
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.0.0/24" }, Token)).Subnet.SubnetId;
        open = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet }, Token)).NetworkInterface.NetworkInterfaceId;
        one = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet }, Token)).NetworkInterface.NetworkInterfaceId;
        other = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [(await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "closed", Description = "closed" }, Token)).GroupId] }, Token)).NetworkInterface.NetworkInterfaceId;
    }

    public ValueTask DisposeAsync() => aws.DisposeAsync();

    [Fact]
    public async Task It_tells_the_way_or_what_stops_the_packets()
    {
        using var closed = await AskAsync(HttpStatusCode.OK, $$"""{"from":"{{one}}","to":"{{other}}","port":443}""");
        closed.RootElement.GetProperty("found").GetBoolean().ShouldBeFalse();
        var obstacle = closed.RootElement.GetProperty("obstacles")[0];
        (obstacle.GetProperty("code").GetString(), obstacle.GetProperty("egress").GetBoolean(), obstacle.GetProperty("replies").GetBoolean()).ShouldBe(("SG_HAS_NO_RULES", false, false));
        obstacle.GetProperty("hopsBefore").GetInt32().ShouldBe(closed.RootElement.GetProperty("forward").GetArrayLength() - 1, "the interface of the destination stands behind its groups");

        // The default group lets in its own interfaces, by every protocol.
        using var found = await AskAsync(HttpStatusCode.OK, $$"""{"from":"{{one}}","to":"{{open}}","protocol":"udp"}""");
        found.RootElement.GetProperty("found").GetBoolean().ShouldBeTrue();
        (found.RootElement.GetProperty("ports").GetString(), found.RootElement.GetProperty("obstacles").GetArrayLength()).ShouldBe(("0-65535", 0));
        var forward = found.RootElement.GetProperty("forward").EnumerateArray().Select(hop => hop.GetString()).ToList();
        (forward[0], forward[^1]).ShouldBe((one, open));
    }

    [Fact]
    public async Task All_connections_are_listed()
    {
        using var http = new HttpClient();
        using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri(aws.Endpoint, "_scslabs/connections"), Token));

        json.RootElement.GetProperty("interfaces").EnumerateObject().Select(entry => entry.Name).ShouldBe([one, other, open], ignoreOrder: true);
        json.RootElement.GetProperty("connections").EnumerateArray().Select(connection => $"{connection.GetProperty("from")} {connection.GetProperty("to")} {connection.GetProperty("protocol")} {connection.GetProperty("ports")}").ShouldBe(
            [.. from protocol in (string[])["tcp", "udp", "icmp"] from pair in (string[])[$"{one} {open}", $"{open} {one}"] select $"{pair} {protocol} 0-65535"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_interface_of_a_NAT_gateway_has_no_connections_of_its_own()
    {
        using var ec2 = new AmazonEC2Client(Client.Account, "any", new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString() });
        var subnet = (await ec2.DescribeNetworkInterfacesAsync(new() { NetworkInterfaceIds = [one] }, Token)).NetworkInterfaces.Single().SubnetId;
        await ec2.CreateNatGatewayAsync(new() { SubnetId = subnet, ConnectivityType = ConnectivityType.Private }, Token);

        await All_connections_are_listed();
    }

    [Fact]
    public async Task Instances_are_ends_too_and_one_that_does_not_run_is_told()
    {
        using var ec2 = new AmazonEC2Client(Client.Account, "any", new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString() });
        var image = (await ec2.DescribeImagesAsync(new() { Filters = [new("architecture", ["x86_64"])] }, Token)).Images[0].ImageId;
        var subnet = (await ec2.DescribeNetworkInterfacesAsync(new() { NetworkInterfaceIds = [one] }, Token)).NetworkInterfaces.Single().SubnetId;
        var server = (await ec2.RunInstancesAsync(
            new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, SubnetId = subnet, TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", "server")] }] }, Token)).Reservation.Instances.Single();
        var question = $$"""{"from":"{{one}}","to":"{{server.InstanceId}}","port":443}""";

        using var pending = await AskAsync(HttpStatusCode.OK, question);
        var obstacle = pending.RootElement.GetProperty("obstacles").EnumerateArray().Single();
        (obstacle.GetProperty("code").GetString(), obstacle.GetProperty("component").GetString()).ShouldBe(("BAD_STATE", $"server ({server.InstanceId})"));
        await aws.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        using var running = await AskAsync(HttpStatusCode.OK, question);
        running.RootElement.GetProperty("found").GetBoolean().ShouldBeTrue();
        running.RootElement.GetProperty("to").GetString().ShouldBe($"server ({server.InstanceId})");
        running.RootElement.GetProperty("forward").EnumerateArray().Last().GetString().ShouldBe($"server ({server.NetworkInterfaces.Single().NetworkInterfaceId})");

        using var http = new HttpClient();
        using var all = JsonDocument.Parse(await http.GetStringAsync(new Uri(aws.Endpoint, "_scslabs/connections"), Token));
        var listed = all.RootElement.GetProperty("instances").GetProperty(server.InstanceId);
        (listed.GetProperty("name").GetString(), listed.GetProperty("interfaces").EnumerateArray().Single().GetString()).ShouldBe(($"server ({server.InstanceId})", server.NetworkInterfaces.Single().NetworkInterfaceId));

        await ec2.TerminateInstancesAsync(new() { InstanceIds = [server.InstanceId] }, Token);
        await aws.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        using var gone = await AskAsync(HttpStatusCode.BadRequest, question);
        gone.RootElement.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_gateway_endpoint_and_its_prefix_list_are_told()
    {
        using var ec2 = new AmazonEC2Client(Client.Account, "any", new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString() });
        var vpc = (await ec2.DescribeNetworkInterfacesAsync(new() { NetworkInterfaceIds = [one] }, Token)).NetworkInterfaces.Single().VpcId;
        var main = (await ec2.DescribeRouteTablesAsync(new() { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables.Single().RouteTableId;
        var endpoint = (await ec2.CreateVpcEndpointAsync(
            new() { VpcId = vpc, ServiceName = "com.amazonaws.us-east-1.s3", RouteTableIds = [main], TagSpecifications = [new() { ResourceType = ResourceType.VpcEndpoint, Tags = [new("Name", "to-s3")] }] }, Token)).VpcEndpoint.VpcEndpointId;

        using var found = await AskAsync(HttpStatusCode.OK, $$"""{"from":"{{one}}","to":"{{endpoint}}","port":443}""");
        found.RootElement.GetProperty("forward").EnumerateArray().Last().GetString().ShouldBe($"to-s3 ({endpoint})");
        found.RootElement.GetProperty("to").GetString().ShouldBe($"to-s3 ({endpoint})");
        using var refused = await AskAsync(HttpStatusCode.OK, $$"""{"from":"{{one}}","to":"{{endpoint}}","protocol":"udp"}""");
        refused.RootElement.GetProperty("obstacles")[0].GetProperty("component").GetString().ShouldBe($"to-s3 ({endpoint})");
    }

    [Fact]
    public async Task More_interfaces_than_can_be_compared_are_refused()
    {
        using var ec2 = new AmazonEC2Client(Client.Account, "any", new AmazonEC2Config { ServiceURL = aws.Endpoint.ToString() });
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.1.0.0/16" }, Token)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.1.0.0/20" }, Token)).Subnet.SubnetId;
        for (var number = 0; number < 298; number++)
        {
            await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet }, Token);
        }

        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(aws.Endpoint, "_scslabs/connections"), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("There are 301 network interfaces");

        // Those that are named are compared, whatever else there is.
        using var some = JsonDocument.Parse(await http.GetStringAsync(new Uri(aws.Endpoint, $"_scslabs/connections?between={one},{open}"), Token));
        some.RootElement.GetProperty("interfaces").EnumerateObject().Select(entry => entry.Name).ShouldBe([one, open], ignoreOrder: true);
        some.RootElement.GetProperty("connections").GetArrayLength().ShouldBe(6);
        using var unknown = await http.GetAsync(new Uri(aws.Endpoint, "_scslabs/connections?between=eni-00000000000000000"), Token);
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"from":"eni-0","to":"eni-1"}""")]
    [InlineData("""{"from":"ONE"}""")]
    [InlineData("""{"from":"ONE","to":"OTHER","protocol":"carrier-pigeon"}""")]
    [InlineData("""{"from":"ONE","to":"OTHER","port":70000}""")]
    [InlineData("""{"from":"ONE","to":"OTHER","port":"443"}""")]
    [InlineData("""{"from":"ONE","to":"OTHER","sourcePorts":[1]}""")]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    public async Task A_question_that_makes_no_sense_is_refused_with_the_reason(string question)
    {
        using var answer = await AskAsync(HttpStatusCode.BadRequest, question.Replace("ONE", one, StringComparison.Ordinal).Replace("OTHER", other, StringComparison.Ordinal));

        answer.RootElement.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    private async Task<JsonDocument> AskAsync(HttpStatusCode status, string question)
    {
        using var http = new HttpClient();
        using var body = new StringContent(question, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(aws.Endpoint, "_scslabs/trace"), body, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text);
    }
}
