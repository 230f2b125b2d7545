using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Harness.Tests;

/// <summary>Labs on an instance: they read its metadata, from one hop away and from more, and call with its role.</summary>
public sealed class LabInstanceTests : IAsyncLifetime
{
    private const string Folder = "latest/meta-data/iam/security-credentials/";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        aws = await backend.NewContextAsync(Token);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task A_program_on_an_instance_calls_with_its_role_and_nothing_else()
    {
        var instance = await LaunchAsync("required");

        instance.Actor.Name.ShouldBe($"instance {instance.Id}");
        await instance.Actor.Ssm.DescribeParametersAsync(new(), Token);
        (await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => instance.Actor.Ssm.GetParameterAsync(new() { Name = "secret" }, Token))).ErrorCode.ShouldBe("AccessDeniedException");
        (await instance.Actor.Sts.GetCallerIdentityAsync(new(), Token)).Arn.ShouldBe($"arn:aws:sts::{aws.A.Id}:assumed-role/web/{instance.Id}");
        (await Should.ThrowAsync<Model.AwsException>(() => instance.Actor.Iam.ListUsersAsync(new(), Token))).Code.ShouldBe("AccessDenied");
        await backend.Emulator.AdvanceAsync(TimeSpan.FromHours(7), Token);
        await instance.Actor.Ssm.DescribeParametersAsync(new(), Token);
    }

    [Fact]
    public async Task Programs_on_several_instances_and_in_several_worlds_have_each_its_own_credentials()
    {
        var instance = await LaunchAsync("required");
        await using var other = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        var there = await LaunchAsync("required", await other.NewContextAsync(Token));

        var callers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number => (await (number % 2 == 0 ? instance : there).Actor.Sts.GetCallerIdentityAsync(new(), Token)).Arn.Split('/')[^1]));

        callers.ShouldBe(Enumerable.Range(0, 10).Select(number => (number % 2 == 0 ? instance : there).Id));
    }

    [Theory]
    [InlineData("optional", true)]
    [InlineData("required", false)]
    public async Task A_request_that_somebody_has_forged_gets_the_credentials_where_no_token_is_required(string tokens, bool gets)
    {
        var instance = await LaunchAsync(tokens);
        using var server = instance.Metadata();

        if (gets)
        {
            var thief = instance.ActorWith("thief", await server.GetStringAsync(new Uri(Folder + "web", UriKind.Relative), Token));
            await thief.Ssm.DescribeParametersAsync(new(), Token);
        }
        else
        {
            await Should.ThrowAsync<HttpRequestException>(() => server.GetStringAsync(new Uri(Folder + "web", UriKind.Relative), Token));
        }
    }

    [Fact]
    public async Task A_container_on_the_instance_is_two_hops_away()
    {
        var instance = await LaunchAsync("required");
        await aws.A.Root.Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = instance.Id, HttpPutResponseHopLimit = 1 }, Token);
        using var near = instance.Metadata();
        using var far = instance.Metadata(hops: 2);

        (await PutAsync(near)).ShouldNotBeEmpty();
        await Should.ThrowAsync<HttpRequestException>(() => PutAsync(far));

        static async Task<string> PutAsync(HttpClient client)
        {
            using var message = new HttpRequestMessage(HttpMethod.Put, "latest/api/token") { Headers = { { "X-aws-ec2-metadata-token-ttl-seconds", "60" } } };
            using var answer = await client.SendAsync(message, Token);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token);
        }
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        // From the beginning: what an instance has of a role once isn't taken away by its trust policy.
        var instance = await LaunchAsync("optional", trust: Trust.Replace("ec2.", "lambda.", StringComparison.Ordinal));

        (await Should.ThrowAsync<AmazonClientException>(() => instance.Actor.Sts.GetCallerIdentityAsync(new(), Token))).Message.ShouldStartWith("AWSSDK finds no credentials on the instance: ");
        var association = (await aws.A.Root.Ec2.DescribeIamInstanceProfileAssociationsAsync(new(), Token)).IamInstanceProfileAssociations.Single().AssociationId;
        await aws.A.Root.Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = association }, Token);
        (await Should.ThrowAsync<AmazonClientException>(() => instance.Actor.Sts.GetCallerIdentityAsync(new(), Token))).Message.ShouldStartWith("AWSSDK finds no credentials on the instance: ");
        (await Should.ThrowAsync<BackendException>(() => aws.OnInstanceAsync("i-00000000000000000"))).Message.ShouldEndWith(" has no metadata service of i-00000000000000000: 404 Not Found");
    }

    private async Task<LabInstance> LaunchAsync(string tokens, LabContext? lab = null, string trust = Trust)
    {
        var root = (lab ?? aws).A.Root;
        await root.Iam.CreateRoleAsync(new("web", trust), Token);
        await root.Iam.PutRolePolicyAsync(new("web", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:DescribeParameters","Resource":"*"}]}"""), Token);
        await root.Iam.CreateInstanceProfileAsync(new("web"), Token);
        await root.Iam.AddRoleToInstanceProfileAsync(new("web", "web"), Token);
        var image = (await root.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("name", ["al2023-ami-2023.*-kernel-6.1-x86_64"])] }, Token)).Images[0].ImageId;
        var launched = await root.Ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, IamInstanceProfile = new() { Name = "web" }, MetadataOptions = new() { HttpTokens = tokens } }, Token);
        return await (lab ?? aws).OnInstanceAsync(launched.Reservation.Instances.Single().InstanceId);
    }
}
