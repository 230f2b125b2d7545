using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The public images.</summary>
public sealed class ImageTests : InstanceWorld
{
    [Theory]
    [InlineData("al2023-ami-2023.*-x86_64", "amazon", "137112412989", "x86_64", "/dev/xvda")]
    [InlineData("al2023-ami-2023.*-arm64", "amazon", "137112412989", "arm64", "/dev/xvda")]
    [InlineData("amzn2-ami-hvm-*-x86_64-gp2", "amazon", "137112412989", "x86_64", "/dev/xvda")]
    [InlineData("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*", "099720109477", "099720109477", "x86_64", "/dev/sda1")]
    [InlineData("Windows_Server-2022-English-Full-Base-*", "amazon", "801119661308", "x86_64", "/dev/sda1")]
    public async Task The_names_that_scripts_look_for_are_there(string name, string owner, string account, string architecture, string device)
    {
        var images = (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = [owner], Filters = [new("name", [name]), new("state", ["available"]), new("virtualization-type", ["hvm"])] }, Token)).Images;

        images.Select(image => image.CreationDate).Distinct().Count().ShouldBeGreaterThan(1); // so that the newest is a choice
        images.ShouldAllBe(image => image.OwnerId == account && image.Architecture == architecture && image.RootDeviceName == device && image.Public == true);
        images.Select(image => image.ImageId).ShouldBeUnique();
    }

    [Fact]
    public async Task An_image_has_another_id_in_another_Region_and_the_same_in_every_world()
    {
        var (here, there) = (await ImageAsync(), (await Aws.A.Root.In("eu-west-1").Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"] }, Token)).Images.Select(image => image.ImageId));

        there.ShouldNotContain(here);
        here.ShouldBe("ami-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("us-east-1/al2023-ami-2023.9.20251110.1-kernel-6.1-x86_64"u8))[..17]);
    }

    [Fact]
    public async Task Images_are_found_by_id_and_others_are_told()
    {
        var id = await ImageAsync();
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] }, Token)).Images.Single().Name.ShouldStartWith("al2023-ami-");
        await RefusedAsync("InvalidAMIID.NotFound", () => Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-00000000000000000"] }, Token), "The image id '[ami-00000000000000000]' does not exist");
        await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("color", ["red"])] }, Token));
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] }, Token)).Images.ShouldBeNull();
    }

    [Fact]
    public async Task Pages_show_every_image_once()
    {
        var (ids, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await Ec2.DescribeImagesAsync(new DescribeImagesRequest { MaxResults = 5, NextToken = token }, Token);
            page.Images.Count.ShouldBeLessThanOrEqualTo(5);
            ids.AddRange(page.Images.Select(image => image.ImageId));
            token = page.NextToken;
        }
        while (token is not null);

        ids.ShouldBeUnique();
        ids.Count.ShouldBe((await Ec2.DescribeImagesAsync(new DescribeImagesRequest(), Token)).Images.Count);
    }
}
