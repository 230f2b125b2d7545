using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Accounts whose networks a test makes through the AWS SDK's own client, and ways to make them.</summary>
public abstract class NetworkWorld : IAsyncLifetime
{
    private protected EmbeddedBackend Backend { get; private set; } = null!;

    private protected LabContext Aws { get; private set; } = null!;

    /// <summary>The client of account A's root user in us-east-1.</summary>
    private protected IAmazonEC2 Ec2 => Aws.A.Root.Ec2;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        Aws = await Backend.NewContextAsync(Token);
        foreach (var actor in (Actor[])[Aws.A.Root, Aws.A.Root.In("eu-west-1"), Aws.B.Root])
        {
            await actor.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token); // an account's first call in a Region brings its default VPC
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Backend.DisposeAsync();
    }

    /// <summary>The call must be refused with this code and, where one is given, this text, and change nothing.</summary>
    private protected async Task RefusedAsync(string code, Func<Task> call, string? text = null)
    {
        await Backend.Emulator.SettleAsync(Token); // agents of instances call
        var before = Backend.Emulator.Store.Current;
        var error = await Should.ThrowAsync<AmazonEC2Exception>(call);

        error.ErrorCode.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }

        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }

    /// <summary>A user of account A with a policy of these statements.</summary>
    private protected Task<Actor> UserAsync(string name, params IEnumerable<string> statements) => UserAsync(Aws.A, name, statements);

    /// <summary>A user of an account with a policy of these statements.</summary>
    private protected static Task<Actor> UserAsync(AwsAccount account, string name, params IEnumerable<string> statements) =>
        account.CreateUserAsync(name, $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", Token);

    /// <summary>A statement that allows an action.</summary>
    private protected static string Allow(string action, string resource = "*", string condition = "{}") =>
        $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}","Condition":{{condition}}}""";

    /// <summary>The ARN of account A's resources in us-east-1.</summary>
    private protected string Arn(string type, string id) => $"arn:aws:ec2:us-east-1:{Aws.A.Id}:{type}/{id}";

    private protected async Task<string> NewVpcAsync(string cidr = "10.0.0.0/16", IAmazonEC2? ec2 = null) => (await (ec2 ?? Ec2).CreateVpcAsync(new CreateVpcRequest { CidrBlock = cidr }, Token)).Vpc.VpcId;

    private protected async Task<string> NewSubnetAsync(string vpc, string cidr = "10.0.1.0/24") => (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = cidr }, Token)).Subnet.SubnetId;

    private protected async Task<string> NewGroupAsync(string vpc, string name = "db", IAmazonEC2? ec2 = null) =>
        (await (ec2 ?? Ec2).CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpc, GroupName = name, Description = "a group" }, Token)).GroupId;

    private protected async Task<NetworkInterface> NewInterfaceAsync(string subnet, params List<string> groups) =>
        (await Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = subnet, Groups = groups }, Token)).NetworkInterface;

    private protected async Task<string> NewTableAsync(string vpc) => (await Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc }, Token)).RouteTable.RouteTableId;

    /// <summary>A gateway that is attached to the VPC.</summary>
    private protected async Task<string> NewGatewayAsync(string vpc)
    {
        var gateway = (await Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), Token)).InternetGateway.InternetGatewayId;
        await Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, Token);
        return gateway;
    }

    /// <summary>A request for a peering of two VPCs of account A in us-east-1.</summary>
    private protected async Task<string> NewPeeringAsync(string vpc, string peer) =>
        (await Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;

    private protected Task AcceptAsync(string peering, IAmazonEC2? ec2 = null) => (ec2 ?? Ec2).AcceptVpcPeeringConnectionAsync(new AcceptVpcPeeringConnectionRequest { VpcPeeringConnectionId = peering }, Token);

    private protected Task DeletePeeringAsync(string peering, IAmazonEC2? ec2 = null) => (ec2 ?? Ec2).DeleteVpcPeeringConnectionAsync(new DeleteVpcPeeringConnectionRequest { VpcPeeringConnectionId = peering }, Token);

    /// <summary>Lets the time pass that NAT gateways and endpoints need to become available, or to be gone.</summary>
    private protected Task WaitAsync() => Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

    private protected async Task<NetworkInsightsAnalysis> AnalyseAsync(string path)
    {
        var started = (await Ec2.StartNetworkInsightsAnalysisAsync(new StartNetworkInsightsAnalysisRequest { NetworkInsightsPathId = path }, Token)).NetworkInsightsAnalysis;
        return (await Ec2.DescribeNetworkInsightsAnalysesAsync(new DescribeNetworkInsightsAnalysesRequest { NetworkInsightsAnalysisIds = [started.NetworkInsightsAnalysisId] }, Token)).NetworkInsightsAnalyses.Single();
    }
}
