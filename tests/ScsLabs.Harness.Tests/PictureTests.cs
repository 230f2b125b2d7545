using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Pictures;
using ScsLabs.Harness.Results;

namespace ScsLabs.Harness.Tests;

/// <summary>A world as a graph: what is where, who reaches what, and who may do what.</summary>
public sealed class PictureTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        aws = await backend.NewContextAsync(Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public void An_empty_world_is_an_empty_picture() => Picture().Nodes.ShouldBeEmpty();

    [Fact]
    public async Task What_is_in_a_VPC_is_in_its_subnet_and_connections_are_those_that_can_be_opened()
    {
        var ec2 = aws.A.Root.Ec2;
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [Named("vpc", "apps")] }, Cancel)).Vpc.VpcId;
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.0.0.0/24" }, Cancel)).Subnet.SubnetId;
        var (client, server) = (await InterfaceAsync("client"), await InterfaceAsync("server"));
        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = server.Group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, UserIdGroupPairs = [new() { GroupId = client.Group }] }] }, Cancel);

        var picture = Picture();

        picture.Nodes.Single(node => node.Kind == "vpc").ShouldBe(new(Arn($"vpc/{vpc}"), "vpc", "apps", "111111111111/us-east-1", "10.0.0.0/16"));
        picture.Nodes.Single(node => node.Name == "client" && node.Kind == "network-interface").ShouldBe(new(Arn($"network-interface/{client.Id}"), "network-interface", "client", Arn($"subnet/{subnet}"), "10.0.0.4 · sg client"));
        picture.Nodes.Single(node => node.Name == "server" && node.Kind == "security-group").Detail.ShouldBe("← tcp 443 sg client");
        picture.Nodes.Where(node => node.Parent is null).ShouldBe([new("111111111111", "account", "A (111111111111)")]);
        picture.Edges.ShouldBe([new(Arn($"network-interface/{client.Id}"), Arn($"network-interface/{server.Id}"), EdgeKind.Connects, "tcp 443")]);
        picture.LeftOut.ShouldBe(0);

        async Task<(string Id, string Group)> InterfaceAsync(string name)
        {
            var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = name, Description = name }, Cancel)).GroupId;
            return ((await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet, Groups = [group], TagSpecifications = [Named("network-interface", name)] }, Cancel)).NetworkInterface.NetworkInterfaceId, group);
        }
    }

    [Fact]
    public async Task A_default_VPC_is_shown_only_where_something_is_in_it()
    {
        await aws.A.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Cancel);
        var before = Picture();
        var subnet = (await aws.A.Root.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest(), Cancel)).Subnets[0].SubnetId;

        await aws.A.Root.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet }, Cancel);

        before.Nodes.ShouldBeEmpty();
        Picture().Nodes.Select(node => node.Kind).ShouldBe(["account", "region", "vpc", "subnet", "network-interface", "security-group"]);
    }

    [Fact]
    public async Task Who_may_do_what_is_what_the_search_of_permissions_finds_conditions_included()
    {
        await aws.A.CreateUserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}}]}""", Cancel);
        await aws.A.CreateUserAsync("bob", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*"}]}""", Cancel);
        await aws.A.CreateUserAsync("root-like", SmallLab.Allow("*", "*"), Cancel);
        await aws.A.Root.Ssm.PutParameterAsync(new() { Name = "/mine", Value = "v", Type = "String" }, Cancel);
        await aws.A.Root.S3.PutBucketAsync("some-bucket", Cancel);

        var edges = Picture().Edges;

        edges.ShouldBe(
        [
            new("arn:aws:iam::111111111111:user/alice", SmallLab.Parameter, EdgeKind.May, "ssm:GetParameter"),
            new("arn:aws:iam::111111111111:user/root-like", "111111111111", EdgeKind.MayAll),
        ]);
    }

    [Fact]
    public async Task A_part_of_a_bucket_is_enough_and_its_owner_needs_not_be_the_principal_s_account()
    {
        await aws.B.CreateUserAsync("partner", SmallLab.Allow("s3:GetObject", "*"), Cancel);
        await aws.A.Root.S3.PutBucketAsync("shared-bucket", Cancel);
        await aws.A.Root.S3.PutBucketPolicyAsync("shared-bucket", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{aws.B.Id}}"},"Action":"s3:*","Resource":"arn:aws:s3:::shared-bucket/in/*"}]}""", Cancel);

        Picture().Edges.ShouldHaveSingleItem().ShouldBe(new("arn:aws:iam::222222222222:user/partner", "arn:aws:s3:::shared-bucket", EdgeKind.May, "s3:GetObject"));
    }

    [Fact]
    public async Task Keys_are_named_by_their_alias_and_lead_to_what_they_encrypt()
    {
        var key = (await aws.A.Root.Kms.CreateKeyAsync(new(), Cancel)).KeyMetadata;
        await aws.A.Root.Kms.CreateAliasAsync("alias/app", key.KeyId, Cancel);
        await aws.A.Root.Ssm.PutParameterAsync(new() { Name = "/mine", Value = "v", Type = "SecureString", KeyId = "alias/app" }, Cancel);
        await aws.A.Root.Ssm.PutParameterAsync(new() { Name = "/other", Value = "v", Type = "SecureString" }, Cancel);

        var picture = Picture();

        picture.Nodes.Where(node => node.Kind == "key").ShouldHaveSingleItem().Name.ShouldBe("alias/app");
        picture.Edges.ShouldHaveSingleItem().ShouldBe(new(SmallLab.Parameter, key.Arn, EdgeKind.EncryptedWith));
    }

    [Fact]
    public async Task A_world_of_many_resources_is_cut_and_that_is_told()
    {
        for (var number = 0; number < 310; number++)
        {
            await aws.A.Root.Ssm.PutParameterAsync(new() { Name = $"/p{number:000}", Value = "v", Type = "String" }, Cancel);
        }

        var picture = Picture();

        picture.Nodes.Count(node => node.Kind == "parameter").ShouldBe(300);
        picture.LeftOut.ShouldBe(10);
    }

    [Fact]
    public void Every_kind_has_a_name_of_its_own_and_the_actions_that_are_looked_at_exist()
    {
        DrawnKinds.All.Select(kind => kind.Kind).ShouldBeUnique();
        DrawnKinds.All.SelectMany(kind => kind.Actions).ShouldAllBe(action => ScsLabs.Policy.Permissions.ServiceActions.All.Any(service => service.Groups.Any(group => group.Actions.Contains(action))));
        DrawnKinds.Called("vpc").English.ShouldBe("VPC");
        DrawnKinds.Called("region").English.ShouldBe("Region");
        DrawnKinds.Called("of-tomorrow").English.ShouldBe("of-tomorrow");
    }

    private LabGraph Picture() => WorldPicture.Of(backend.Emulator.Store.Current, aws.NameOfAccount);

    private static TagSpecification Named(string type, string name) => new() { ResourceType = type, Tags = [new("Name", name)] };

    private static string Arn(string resource) => $"arn:aws:ec2:us-east-1:111111111111:{resource}";
}
