using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Values that AWS has and the emulator lacks aren't called invalid.</summary>
public sealed class LackingValueTests : NetworkWorld
{
    [Theory]
    [InlineData("us-east-1-bos-1a", true)]
    [InlineData("us-east-1-wl1-bos-wlz-1", true)]
    [InlineData("us-west-2-lax-1a", false)]
    [InlineData("us-east-1g", false)]
    [InlineData("us-east-1-", false)]
    public async Task Local_and_Wavelength_Zones_are_not_emulated(string zone, bool isOfAws)
    {
        var vpc = await NewVpcAsync();

        await LacksAsync(isOfAws, "InvalidParameterValue", () => Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.0/24", AvailabilityZone = zone }, Token));
        await LacksAsync(isOfAws, "InvalidZone.NotFound", () => Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = zone, Size = 8 }, Token));
        await LacksAsync(isOfAws, "InvalidParameterValue", () => Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneNames = [zone] }, Token));
    }

    [Theory]
    [InlineData("use1-bos1-az1", true)]
    [InlineData("use1-wl1-bos-wlz1", true)]
    [InlineData("usw2-lax1-az1", false)]
    [InlineData("use1-az9", false)]
    public async Task Nor_by_their_ids(string id, bool isOfAws)
    {
        var vpc = await NewVpcAsync();

        await LacksAsync(isOfAws, "InvalidParameterValue", () => Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.0/24", AvailabilityZoneId = id }, Token));
        await LacksAsync(isOfAws, "InvalidParameterValue", () => Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneIds = [id] }, Token));
    }

    [Theory]
    [InlineData("com.amazonaws.us-east-1.ecr.api", true)]
    [InlineData("com.amazonaws.us-east-1.sagemaker.runtime", true)]
    [InlineData("com.amazonaws.us-east-1.dynamodb", true)]
    [InlineData("com.amazonaws.us-east-1.rds-data", true)]
    [InlineData("aws.sagemaker.us-east-1.notebook", true)]
    [InlineData("com.amazonaws.us-east-1.data", false)]
    [InlineData("com.amazonaws.us-east-1.rds-", false)]
    [InlineData("com.amazonaws.eu-west-1.ecr.api", false)]
    [InlineData("com.amazonaws.us-east-1.nothing", false)]
    public async Task Services_with_endpoints_that_are_not_emulated_are_known(string service, bool isOfAws)
    {
        var vpc = await NewVpcAsync();

        await LacksAsync(isOfAws, "InvalidServiceName", () => Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = service, VpcEndpointType = VpcEndpointType.Interface }, Token));
    }

    private Task LacksAsync(bool isOfAws, string code, Func<Task> call) => RefusedAsync(isOfAws ? "NotImplemented" : code, call);
}
