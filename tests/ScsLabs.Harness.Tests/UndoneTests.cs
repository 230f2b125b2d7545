using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Proof;
using ScsLabs.Model.State;
using NetworkInterface = ScsLabs.Services.Ec2.NetworkInterface;
using VpcEndpoint = ScsLabs.Services.Ec2.VpcEndpoint;

namespace ScsLabs.Harness.Tests;

/// <summary>What belongs together is undone together, so that a mutant is a world that could be.</summary>
public sealed class UndoneTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private Actor root = null!;
    private VpcEndpoint endpoint = null!;
    private NetworkInterface own = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private World World => backend.Emulator.Store.Current;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        root = (await backend.NewContextAsync(Token)).A.Root;
        var vpc = (await root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single().VpcId;
        var subnet = (await root.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest(), Token)).Subnets[0].SubnetId;
        await root.Ec2.CreateVpcEndpointAsync(new() { VpcEndpointType = VpcEndpointType.Interface, VpcId = vpc, SubnetIds = [subnet], ServiceName = "com.amazonaws.us-east-1.ssm" }, Token);
        endpoint = World.Everywhere<VpcEndpoint>().Single();
        own = World.Everywhere<NetworkInterface>().Single();
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public void An_endpoint_that_was_made_goes_with_its_network_interfaces_and_one_that_was_deleted_comes_back_with_them()
    {
        foreach (var (before, after) in new[] { (false, true), (true, false) })
        {
            var mutant = Undone.Of([new Change<VpcEndpoint>(before ? endpoint : null, after ? endpoint : null), new Change<NetworkInterface>(before ? own : null, after ? own : null)]).ShouldHaveSingleItem();
            mutant.Name.ShouldBe($"VpcEndpoint {endpoint.Id}: undone");
            var draft = new Draft(World);
            if (before)
            {
                draft.Remove(endpoint);
                draft.Remove(own);
            }

            mutant.Apply(draft);

            (draft.Find<VpcEndpoint>(endpoint.Place, endpoint.Id) is not null, draft.Find<NetworkInterface>(own.Place, own.Id) is not null).ShouldBe((before, before));
        }
    }

    [Fact]
    public void What_is_done_to_the_interface_of_an_endpoint_that_was_there_is_undone_by_itself() =>
        Undone.Of([new Change<VpcEndpoint>(endpoint, endpoint with { GroupIds = [] }), new Change<NetworkInterface>(own, own with { GroupIds = [] })]).Select(mutant => mutant.Name)
            .ShouldBe([$"VpcEndpoint {endpoint.Id}: undone", $"NetworkInterface {own.Id}: undone"]);
}
