using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Changing the options of the metadata service, and who may.</summary>
public sealed class MetadataOptionsTests : InstanceWorld
{
    [Fact]
    public async Task Given_options_change_and_the_others_stay()
    {
        var id = (await RunningAsync()).InstanceId;

        var answer = await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpTokens = "optional", HttpPutResponseHopLimit = 64 }, Token);
        Shown(answer.InstanceMetadataOptions).ShouldBe(("pending", "optional", 64, "enabled", "disabled"));
        Shown((await ShowAsync(id)).MetadataOptions).ShouldBe(("applied", "optional", 64, "enabled", "disabled"));
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "disabled", InstanceMetadataTags = "enabled" }, Token);
        Shown((await ShowAsync(id)).MetadataOptions).ShouldBe(("applied", "optional", 64, "disabled", "enabled"));
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "enabled", HttpTokens = "required", InstanceMetadataTags = "disabled" }, Token);
        Shown((await ShowAsync(id)).MetadataOptions).ShouldBe(("applied", "required", 64, "enabled", "disabled"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public async Task The_hop_limit_is_from_1_to_64(int hops)
    {
        var id = (await LaunchAsync()).InstanceId;

        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpPutResponseHopLimit = hops }, Token));
    }

    [Fact]
    public async Task An_instance_that_ends_one_that_is_not_there_and_IPv6_are_refused()
    {
        var (id, other) = ((await LaunchAsync()).InstanceId, (await LaunchAsync()).InstanceId);
        await TerminateAsync(id);

        await RefusedAsync("IncorrectInstanceState", () => Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpTokens = "optional" }, Token));
        await RefusedAsync("InvalidInstanceID.NotFound", () => Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = "i-00000000000000000", HttpTokens = "optional" }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = other, HttpProtocolIpv6 = "enabled" }, Token));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"ec2:Attribute/HttpTokens":"required"}}""", "required", true)]
    [InlineData("""{"StringEquals":{"ec2:Attribute/HttpTokens":"required"}}""", "optional", false)]
    [InlineData("""{"StringEquals":{"ec2:MetadataHttpTokens":"required"}}""", "optional", true)]
    [InlineData("""{"StringEquals":{"ec2:MetadataHttpTokens":"optional"}}""", "required", false)]
    [InlineData("""{"StringEquals":{"ec2:InstanceMetadataTags":"disabled"}}""", "required", true)]
    [InlineData("""{"NumericLessThan":{"ec2:Attribute/HttpPutResponseHopLimit":"3"}}""", "required", true)]
    [InlineData("""{"NumericLessThan":{"ec2:Attribute/HttpPutResponseHopLimit":"2"}}""", "required", false)]
    public async Task New_and_present_options_are_conditions(string condition, string tokens, bool isAllowed)
    {
        var id = (await LaunchAsync()).InstanceId;
        var user = await UserAsync("user", Allow("ec2:ModifyInstanceMetadataOptions", Arn("instance", id), condition));
        var request = new ModifyInstanceMetadataOptionsRequest { InstanceId = id, HttpTokens = tokens, HttpPutResponseHopLimit = 2 };

        await (isAllowed ? user.Ec2.ModifyInstanceMetadataOptionsAsync(request, Token) : RefusedAsync("UnauthorizedOperation", () => user.Ec2.ModifyInstanceMetadataOptionsAsync(request, Token)));
    }

    [Theory]
    [InlineData("Cost Center")]
    [InlineData("team/name")]
    [InlineData("_index")]
    [InlineData("日本")]
    public async Task Tags_that_no_path_can_name_are_refused_while_the_service_tells_tags(string key)
    {
        var request = await OneAsync();
        request.TagSpecifications = [new() { ResourceType = "instance", Tags = [new(key, "blue")] }];
        request.MetadataOptions = new() { InstanceMetadataTags = "enabled" };
        await RefusedAsync("InvalidParameterValue", () => LaunchAsync(request));
        request.MetadataOptions.InstanceMetadataTags = "disabled";
        var id = (await LaunchAsync(request)).InstanceId;
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, InstanceMetadataTags = "enabled" }, Token));
        await Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [id], Tags = [new(key)] }, Token);
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, InstanceMetadataTags = "enabled" }, Token);

        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [id], Tags = [new(key, "blue")] }, Token));
        await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [id], Tags = [new("Team-1_a+=,.@:", "blue")] }, Token);
    }

    private static (string State, string Tokens, int? Hops, string Endpoint, string Tags) Shown(InstanceMetadataOptionsResponse options) =>
        (options.State.Value, options.HttpTokens.Value, options.HttpPutResponseHopLimit, options.HttpEndpoint.Value, options.InstanceMetadataTags.Value);
}
