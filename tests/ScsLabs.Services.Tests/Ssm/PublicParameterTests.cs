using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;
using Tag = ScsLabs.Model.Calls.Tag;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The parameters that AWS has in every account: who reads them, and that nobody writes them.</summary>
public sealed class PublicParameterTests
{
    private const string AmazonLinux = "/aws/service/ami-amazon-linux-latest";
    private const string Default = AmazonLinux + "/al2023-ami-kernel-default-x86_64";

    private readonly TestAws aws = new();

    [Theory]
    [InlineData(Default, "al2023-ami-2023.9.20251110.1-kernel-6.1-x86_64")]
    [InlineData(AmazonLinux + "/al2023-ami-kernel-default-arm64", "al2023-ami-2023.9.20251110.1-kernel-6.1-arm64")]
    [InlineData(AmazonLinux + "/al2023-ami-kernel-6.1-x86_64", "al2023-ami-2023.9.20251110.1-kernel-6.1-x86_64")]
    [InlineData(AmazonLinux + "/al2023-ami-kernel-6.12-x86_64", "al2023-ami-2023.9.20251110.1-kernel-6.12-x86_64")]
    [InlineData(AmazonLinux + "/amzn2-ami-hvm-x86_64-gp2", "amzn2-ami-hvm-2.0.20251110.1-x86_64-gp2")]
    [InlineData("/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20251022")]
    [InlineData("/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id", "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20251022")]
    [InlineData("/aws/service/canonical/ubuntu/server/noble/stable/20251001/amd64/hvm/ebs-gp3/ami-id", "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20251001")]
    [InlineData("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base", "Windows_Server-2022-English-Full-Base-2025.11.12")]
    public void A_public_parameter_has_the_id_of_the_newest_image_in_the_Region(string parameter, string image)
    {
        foreach (var region in (string[])["us-east-1", "eu-west-1"])
        {
            var caller = aws.Root with { Region = region };
            var read = caller.Do(GetParameterOperation.Instance, new(parameter)).Parameter;

            caller.Do(DescribeImagesOperation.Instance, new([read.Value])).Images.Single().Name.ShouldBe(image);
            (read.Name, read.Arn, read.Type, read.DataType).ShouldBe((parameter, $"arn:aws:ssm:{region}::parameter{parameter}", ParameterType.String, ParameterDataType.Ec2Image));
            caller.Do(GetParameterOperation.Instance, new(read.Arn)).Parameter.Value.ShouldBe(read.Value);
        }
    }

    [Fact]
    public void Its_history_has_the_image_before()
    {
        var history = aws.Root.Do(GetParameterHistoryOperation.Instance, new(Default)).Parameters;

        history.Select(version => version.Version).ShouldBe([1, 2]);
        aws.Root.Do(GetParameterOperation.Instance, new(Default + ":1")).Parameter.Value.ShouldBe(history[0].Value);
        aws.Root.Do(GetParameterOperation.Instance, new(Default)).Parameter.Value.ShouldBe(history[1].Value);
        aws.Root.Fails("ParameterVersionNotFound", GetParameterOperation.Instance, new(Default + ":3"));
    }

    [Fact]
    public void Several_are_read_at_once_and_by_path()
    {
        aws.Root.Do(PutParameterOperation.Instance, new("/mine", "1", ParameterType.String));
        var read = aws.Root.Do(GetParametersOperation.Instance, new([Default, "/mine", "/none"]));
        (string.Join(' ', read.Parameters.Select(parameter => parameter.Name)), read.InvalidParameters.Single()).ShouldBe(($"{Default} mine", "/none"));

        var (names, token) = (new List<string>(), (string?)null);
        do
        {
            var page = aws.Root.Do(GetParametersByPathOperation.Instance, new(AmazonLinux, MaxResults: 3, NextToken: token));
            names.AddRange(page.Parameters.Select(parameter => parameter.Name));
            token = page.NextToken;
        }
        while (token is not null);

        names.Count.ShouldBe(8);
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.StartsWith(AmazonLinux + "/", StringComparison.Ordinal));
        aws.Root.Do(GetParametersByPathOperation.Instance, new("/aws/service/canonical/ubuntu/server/24.04")).Parameters.ShouldBeEmpty();
        aws.Root.Do(GetParametersByPathOperation.Instance, new("/aws/service/canonical/ubuntu/server/24.04", Recursive: true)).Parameters.Count.ShouldBe(6);
        aws.Root.Do(GetParametersByPathOperation.Instance, new("/", Recursive: true)).Parameters.Single().Name.ShouldBe("mine");
        aws.Root.Do(DescribeParametersOperation.Instance, new()).Parameters.Single().Name.ShouldBe("mine");
    }

    [Fact]
    public void The_caller_needs_permission_on_an_ARN_without_account()
    {
        var reader = aws.User("reader", Reads("arn:aws:ssm:*::parameter/aws/service/ami-amazon-linux-latest/*"));
        var path = aws.User("path", Reads("arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest"));
        var own = aws.User("own", Reads("arn:aws:ssm:us-east-1:111111111111:*"));

        reader.Do(GetParameterOperation.Instance, new(Default));
        reader.Do(GetParametersOperation.Instance, new([Default]));
        reader.Do(GetParameterHistoryOperation.Instance, new(Default));
        reader.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base")).Message.ShouldContain("on resource: arn:aws:ssm:us-east-1::parameter/aws/service/ami-windows-latest/");
        reader.IsRefused("ssm:GetParametersByPath", GetParametersByPathOperation.Instance, new(AmazonLinux));
        path.Do(GetParametersByPathOperation.Instance, new(AmazonLinux + "/")).Parameters.ShouldNotBeEmpty();
        own.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new(Default));
        own.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new($"arn:aws:ssm:us-east-1::parameter{Default}"));
        own.IsRefused("ssm:GetParametersByPath", GetParametersByPathOperation.Instance, new(AmazonLinux));

        static string Reads(string resource) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:Get*","Resource":"{{resource}}"}]}""";
    }

    [Fact]
    public void Nobody_writes_tags_labels_or_deletes_it()
    {
        var arn = $"arn:aws:ssm:us-east-1::parameter{Default}";
        aws.Root.Fails("AccessDeniedException", PutParameterOperation.Instance, new(Default, "ami-0123456789abcdef0", ParameterType.String, Overwrite: true)).Message.ShouldBe($"No access to reserved parameter name: {Default}.");
        aws.Root.Fails("AccessDeniedException", DeleteParameterOperation.Instance, new(Default));
        aws.Root.Do(DeleteParametersOperation.Instance, new([Default])).InvalidParameters.Single().ShouldBe(Default);
        aws.Root.Fails("NotImplemented", DeleteParameterOperation.Instance, new(arn));
        aws.Root.Fails("NotImplemented", LabelParameterVersionOperation.Instance, new(Default, ["live"]));
        aws.Root.Fails("InvalidResourceId", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, Default, [new Tag("a", "b")]));
        aws.Root.Do(GetParameterOperation.Instance, new(Default)).Parameter.Version.ShouldBe(2);
    }

    [Fact]
    public void A_parameter_of_the_data_type_of_images_has_the_id_of_one_that_its_writer_sees()
    {
        var image = aws.Root.Do(GetParameterOperation.Instance, new(Default)).Parameter.Value;
        var user = aws.User("writer", TestAws.Allow("ssm:*"));
        Put(user, "/denied", image);
        Put(aws.Root, "/none", "ami-0123456789abcdef0");
        Put(aws.Root, "/golden", image);

        aws.Root.Do(DescribeParametersOperation.Instance, new([new("DataType", null, ["aws:ec2:image"])])).Parameters.Single().Name.ShouldBe("golden");
        aws.Root.Do(GetParameterOperation.Instance, new("/golden")).Parameter.DataType.ShouldBe(ParameterDataType.Ec2Image);
        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/no-id", "al2023", ParameterType.String, DataType: "aws:ec2:image"));
        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/secret", image, ParameterType.SecureString, DataType: "aws:ec2:image"));

        static void Put(TestCaller who, string name, string value) => who.Do(PutParameterOperation.Instance, new(name, value, ParameterType.String, DataType: "aws:ec2:image")).Version.ShouldBe(1);
    }
}
