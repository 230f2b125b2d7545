using System.Net;
using System.Text.Json;
using Amazon.EC2;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Emulator.Tests;

/// <summary>What the console's page is told of the world.</summary>
public sealed class ConsoleAnswersTests
{
    private const string Secret = "correct horse battery staple";
    private const string Here = $"account={Client.Account}&region=us-east-1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Places_and_their_resources_are_listed_with_names_and_tags()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        await new IamClient(emulator.RootOf("222222222222")).CreateUserAsync(new("bob"), Cancel);
        await new SsmClient(emulator.RootOf(Client.Account, "eu-west-1")).PutParameterAsync(new("/a", "1", ParameterType.String) { Tags = [new("team", "blue")] }, Cancel);
        await new S3Client(emulator.RootOf(Client.Account)).CreateBucketAsync(new("reports"), Cancel);

        var places = (await console.GetAsync("/_scslabs/places")).Json.GetProperty("places").EnumerateArray().Select(place => $"{place.GetProperty("account")} {place.GetProperty("region")} {place.GetProperty("resources")}");
        places.ShouldBe([$"{Client.Account} eu-west-1 1", $"{Client.Account} us-east-1 1", "222222222222  1"]);

        var list = (await console.GetAsync($"/_scslabs/resources?account={Client.Account}&region=eu-west-1")).Json;
        list.GetProperty("types").GetProperty("ssm:parameter").GetInt32().ShouldBe(1);
        var one = list.GetProperty("resources")[0];
        (one.GetProperty("id").GetString(), one.GetProperty("arn").GetString(), one.GetProperty("tags").GetProperty("team").GetString()).ShouldBe(("a", $"arn:aws:ssm:eu-west-1:{Client.Account}:parameter/a", "blue"));
        (await console.GetAsync("/_scslabs/resources?account=222222222222&region=")).Json.GetProperty("resources")[0].GetProperty("type").GetString().ShouldBe("iam:user");
    }

    [Fact]
    public async Task A_list_is_a_page_and_is_filtered_before()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        var iam = new IamClient(emulator.RootOf(Client.Account));
        for (var number = 0; number < WorldQuestion.PageSize + 3; number++)
        {
            await iam.CreateUserAsync(new($"user-{number:D4}"), Cancel);
        }

        var first = (await console.GetAsync($"/_scslabs/resources?account={Client.Account}")).Json;
        first.GetProperty("resources").GetArrayLength().ShouldBe(WorldQuestion.PageSize);
        var second = (await console.GetAsync($"/_scslabs/resources?account={Client.Account}&from={first.GetProperty("next")}")).Json;
        second.GetProperty("resources").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldBe(["user-0500", "user-0501", "user-0502"]);
        second.TryGetProperty("next", out _).ShouldBeFalse();
        (await console.GetAsync($"/_scslabs/resources?account={Client.Account}&text=USER-0502")).Json.GetProperty("resources").GetArrayLength().ShouldBe(1);
        (await console.GetAsync($"/_scslabs/resources?account={Client.Account}&type=iam:role")).Json.GetProperty("resources").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("account=1")]
    [InlineData("from=-1")]
    [InlineData("from=x")]
    public async Task A_question_that_is_none_is_refused(string query)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        foreach (var path in new[] { "places", "resources", "resource", "network", "compliance", "rules", "trail", "logs" })
        {
            (await console.GetAsync($"/_scslabs/{path}?{query}")).Status.ShouldBe(HttpStatusCode.BadRequest);
            (await console.GetAsync($"/_scslabs/{path}")).Status.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task A_resource_is_told_in_detail_and_no_secret_is()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        var ssm = new SsmClient(emulator.RootOf(Client.Account));
        await ssm.PutParameterAsync(new("/password", Secret, ParameterType.SecureString), Cancel);
        await ssm.PutParameterAsync(new("/plain", Secret, ParameterType.String), Cancel);
        using var ec2 = Ec2(emulator);
        await ec2.RunInstancesAsync(new() { ImageId = await ImageAsync(ec2), InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, UserData = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret)) }, Cancel);

        var all = (await console.GetAsync($"/_scslabs/resources?{Here}")).Json.GetProperty("resources").EnumerateArray().Select(one => one.GetProperty("arn").GetString()!).ToList();
        all.Count.ShouldBeGreaterThan(8);
        foreach (var arn in all)
        {
            var told = await console.GetAsync($"/_scslabs/resource?arn={Uri.EscapeDataString(arn)}");
            told.Json.GetProperty("found").GetBoolean().ShouldBeTrue(arn);
            told.Body.ShouldNotContain(Secret);
            told.Body.ShouldNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret)));
        }

        var parameter = (await console.GetAsync($"/_scslabs/resource?arn={Uri.EscapeDataString($"arn:aws:ssm:us-east-1:{Client.Account}:parameter/password")}")).Json;
        parameter.GetProperty("attributes").EnumerateArray().Select(one => $"{one.GetProperty("name")}: {one.GetProperty("value")}").ShouldContain("Parameter type: SecureString");
        (await console.GetAsync("/_scslabs/resource?arn=arn:aws:ssm:us-east-1:1:parameter/x")).Json.GetProperty("found").GetBoolean().ShouldBeFalse();
    }

    /// <summary>Each type of resource is shown by more than its ARN; a new type needs its attributes.</summary>
    [Fact]
    public void Every_type_of_resource_has_attributes()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Root(), "src", "ScsLabs.Emulator", "Console"), "ResourceAttributes*.cs").Select(File.ReadAllText));
        var types = typeof(Services.Ec2.Vpc).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(Model.Calls.IResource)) && Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(Model.State.IRow<>)));
        string[] without = ["QualifiedFunction", "NetworkInsightsPath", "NetworkInsightsAnalysis", "ServiceSetting"];

        types.Select(type => type.Name).Where(name => !source.Contains($"        {name} ", StringComparison.Ordinal) && !source.Contains($".{name} ", StringComparison.Ordinal)).Except(without, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_are_listed_in_brief_and_filtered()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        var iam = new IamClient(emulator.RootOf(Client.Account));
        await iam.CreateUserAsync(new("alice"), Cancel);
        var key = (await iam.CreateAccessKeyAsync(new("alice"), Cancel)).AccessKey;
        using var alice = new Client(emulator, new Amazon.Runtime.BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));
        await alice.JsonAsync("AmazonSSM.GetParameter", """{"Name":"/a"}""");

        string[] Verdicts(JsonElement json) => [.. json.GetProperty("calls").EnumerateArray().Select(call => $"{call.GetProperty("operation")} {call.GetProperty("verdict")}")];
        Verdicts((await console.GetAsync("/_scslabs/calls?limit=10")).Json).ShouldBe(["GetParameter denied", "CreateAccessKey allowed", "CreateUser allowed"]);
        Verdicts((await console.GetAsync("/_scslabs/calls?limit=10&denied=true")).Json).ShouldBe(["GetParameter denied"]);
        Verdicts((await console.GetAsync("/_scslabs/calls?limit=10&text=parameter/a")).Json).ShouldBe(["GetParameter denied"]);
        var cut = (await console.GetAsync("/_scslabs/calls?limit=2")).Json;
        (cut.GetProperty("calls").GetArrayLength(), cut.GetProperty("more").GetBoolean()).ShouldBe((2, true));

        var requestId = (await console.GetAsync("/_scslabs/calls?limit=1")).Json.GetProperty("calls")[0].GetProperty("requestId").GetString();
        (await console.GetAsync($"/_scslabs/calls?requestId={requestId}")).Json.GetProperty("asks")[0].GetProperty("decision").GetString().ShouldBe("ImplicitlyDenied");
    }

    [Fact]
    public async Task The_network_is_told_with_what_is_in_it_and_a_path_in_detail()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        using var ec2 = Ec2(emulator);
        var (vpc, other) = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Cancel), await ec2.CreateVpcAsync(new() { CidrBlock = "10.1.0.0/16" }, Cancel));
        var subnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc.Vpc.VpcId, CidrBlock = "10.0.0.0/24" }, Cancel)).Subnet.SubnetId;
        var peering = (await ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = vpc.Vpc.VpcId, PeerVpcId = other.Vpc.VpcId }, Cancel)).VpcPeeringConnection.VpcPeeringConnectionId;
        var ends = new List<string>();
        for (var number = 0; number < 2; number++)
        {
            ends.Add((await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet }, Cancel)).NetworkInterface.NetworkInterfaceId);
        }

        var network = (await console.GetAsync($"/_scslabs/network?{Here}")).Json;
        network.GetProperty("vpcs").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldContain(vpc.Vpc.VpcId);
        network.GetProperty("interfaces").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldBe(ends, ignoreOrder: true);
        network.GetProperty("peerings")[0].GetProperty("id").GetString().ShouldBe(peering);
        network.GetProperty("groups")[0].GetProperty("rules")[0].GetString().ShouldNotBeNull();

        var path = (await console.PostAsync("/_scslabs/trace", $$"""{"from":"{{ends[0]}}","to":"{{ends[1]}}","port":443,"detail":true}""")).Json;
        path.GetProperty("found").GetBoolean().ShouldBeTrue();
        path.GetProperty("detail").GetProperty("forward").EnumerateArray().Select(hop => hop.GetProperty("kind").GetString()).ShouldBe(["Interface", "SecurityGroup", "SecurityGroup", "Interface"]);
        var (leaving, entering) = (path.GetProperty("detail").GetProperty("forward")[1], path.GetProperty("detail").GetProperty("forward")[2]);
        (leaving.GetProperty("egress").GetBoolean(), leaving.GetProperty("other").GetString(), leaving.TryGetProperty("protocol", out _)).ShouldBe((true, "0.0.0.0/0", false));
        (entering.GetProperty("egress").GetBoolean(), entering.GetProperty("other").GetString()).ShouldBe((false, network.GetProperty("groups")[0].GetProperty("id").GetString()));
        entering.GetProperty("rule").GetString()!.ShouldStartWith("sgr-");
    }

    private static AmazonEC2Client Ec2(AwsEmulator emulator) => new(Client.Account, "any", new AmazonEC2Config { ServiceURL = emulator.Endpoint.ToString() });

    private static async Task<string> ImageAsync(AmazonEC2Client ec2) => (await ec2.DescribeImagesAsync(new() { Owners = ["amazon"] }, Cancel)).Images[0].ImageId;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
