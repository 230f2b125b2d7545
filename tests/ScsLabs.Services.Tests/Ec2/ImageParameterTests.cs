using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Launches that name a parameter instead of an image.</summary>
public sealed class ImageParameterTests : InstanceWorld
{
    private const string Public = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64";

    [Fact]
    public async Task A_launch_takes_the_image_whose_id_the_parameter_has()
    {
        var (image, other) = (await ImageAsync(), await ImageAsync("amzn2-ami-hvm-*-x86_64-gp2"));
        await PutAsync("/golden", other);
        await PutAsync("/golden", image);

        (await LaunchAsync(await NamingAsync(Public))).ImageId.ShouldBe(image);
        (await LaunchAsync(await NamingAsync("/golden"))).ImageId.ShouldBe(image);
        (await LaunchAsync(await NamingAsync("/golden:1"))).ImageId.ShouldBe(other);
    }

    [Fact]
    public async Task What_is_no_image_s_id_or_not_there_is_refused()
    {
        await PutAsync("/text", "al2023");
        await PutAsync("/none", "ami-0123456789abcdef0");
        await Aws.A.Root.Ssm.PutParameterAsync(new PutParameterRequest { Name = "/secret", Value = await ImageAsync(), Type = "SecureString" }, Token);

        await RefusedAsync("InvalidAMIID.Malformed", async () => await LaunchAsync(await NamingAsync("/text")), "Invalid id: \"al2023\" (expecting \"ami-...\")");
        await RefusedAsync("InvalidAMIID.NotFound", async () => await LaunchAsync(await NamingAsync("/none")));
        await RefusedAsync("InvalidParameterValue", async () => await LaunchAsync(await NamingAsync("/missing")));
        await RefusedAsync("InvalidParameterValue", async () => await LaunchAsync(await NamingAsync("/secret")));
        await RefusedAsync("InvalidAMIID.Malformed", () => Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [$"resolve:ssm:{Public}"] }, Token));
    }

    [Fact]
    public async Task The_caller_must_be_allowed_to_read_the_parameter_and_to_launch_the_image()
    {
        var (request, image) = (await NamingAsync(Public), await ImageAsync());
        var without = await UserAsync("without", Allow("ec2:*"));
        var with = await UserAsync("with", Allow("ec2:*"), Allow("ssm:GetParameters", $"arn:aws:ssm:us-east-1::parameter{Public}"));
        var denied = await UserAsync("denied", Allow("*"), $$"""{"Effect":"Deny","Action":"ec2:RunInstances","Resource":"arn:aws:ec2:us-east-1::image/{{image}}"}""");

        await RefusedAsync("UnauthorizedOperation", () => without.Ec2.RunInstancesAsync(request, Token));
        (await with.Ec2.RunInstancesAsync(request, Token)).Reservation.Instances.Single().ImageId.ShouldBe(image);
        await RefusedAsync("UnauthorizedOperation", () => denied.Ec2.RunInstancesAsync(request, Token));
    }

    private async Task<RunInstancesRequest> NamingAsync(string parameter)
    {
        var request = await OneAsync();
        request.ImageId = $"resolve:ssm:{parameter}";
        return request;
    }

    private Task PutAsync(string name, string value) => Aws.A.Root.Ssm.PutParameterAsync(new PutParameterRequest { Name = name, Value = value, Type = "String", Overwrite = true }, Token);
}
