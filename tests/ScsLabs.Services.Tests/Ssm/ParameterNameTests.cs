using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>However a request names a parameter, permissions are asked for on the parameter's own ARN.</summary>
public sealed class ParameterNameTests
{
    private const string DenyOne = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},{"Effect":"Deny","Action":"ssm:*","Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/app/password"}]}""";

    private readonly TestAws aws = new();
    private readonly TestCaller user;

    public ParameterNameTests()
    {
        aws.Root.Do(PutParameterOperation.Instance, new("/app/password", "hunter2", ParameterType.String));
        aws.Root.Do(PutParameterOperation.Instance, new("/app/level", "debug", ParameterType.String));
        user = aws.User("alice", DenyOne);
    }

    [Theory]
    [InlineData("/app/level")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter/app/level")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter/app/level:1")]
    public void Both_ways_to_name_it_work(string name) =>
        user.Do(GetParameterOperation.Instance, new(name)).Parameter.Value.ShouldBe("debug");

    [Theory]
    [InlineData("/app/password")]
    [InlineData("/app/password:1")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter/app/password")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter/app/password:1")]
    public void A_deny_on_the_parameter_counts_for_each(string name) =>
        user.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new(name));

    /// <summary>Source: Systems Manager User Guide, "Requirements and constraints for parameter names", "Uniqueness".</summary>
    [Theory]
    [InlineData("one", "/one")]
    [InlineData("/one", "one")]
    public void With_one_slash_at_its_start_or_none_a_name_is_the_same(string first, string second)
    {
        aws.Root.Do(PutParameterOperation.Instance, new(first, "1", ParameterType.SecureString));

        aws.Root.Fails("ParameterAlreadyExists", PutParameterOperation.Instance, new(second, "2", ParameterType.SecureString));
        aws.Root.Do(PutParameterOperation.Instance, new(second, "2", Overwrite: true)).Version.ShouldBe(2);
        aws.Root.Do(LabelParameterVersionOperation.Instance, new(second, ["live"]));
        aws.Root.Do(AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, second, [new("a", "b")]));
        foreach (var name in new[] { first, second, first + ":live", second + ":2", "arn:aws:ssm:us-east-1:111111111111:parameter/one" })
        {
            var read = aws.Root.Do(GetParameterOperation.Instance, new(name, WithDecryption: true)).Parameter;
            (read.Name, read.Value, read.Arn).ShouldBe(("one", "2", "arn:aws:ssm:us-east-1:111111111111:parameter/one"));
        }

        aws.Root.Do(GetParameterHistoryOperation.Instance, new(first)).Parameters.Select(version => version.Name).ShouldBe(["one", "one"]);
        aws.Root.Do(ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, first)).TagList.ShouldBe([new("a", "b")]);
        aws.Root.Do(GetParametersOperation.Instance, new([first, second, "/none"])).Parameters.ShouldHaveSingleItem().Name.ShouldBe("one");
        aws.Root.Do(GetParametersByPathOperation.Instance, new("/")).Parameters.ShouldHaveSingleItem().Name.ShouldBe("one");
        foreach (var filter in new ParameterStringFilter[] { new("Name", null, [first]), new("Name", null, [second]), new("Name", "BeginsWith", ["/on"]), new("Path", "OneLevel", ["/"]) })
        {
            aws.Root.Do(DescribeParametersOperation.Instance, new([filter])).Parameters.ShouldHaveSingleItem().Name.ShouldBe("one");
        }

        aws.Root.Do(DeleteParametersOperation.Instance, new([second, first])).DeletedParameters.ShouldBe([second]);
        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new(first));
    }

    [Fact]
    public void A_slash_more_makes_another_name()
    {
        aws.Root.Do(PutParameterOperation.Instance, new("one", "1", ParameterType.String));
        aws.Root.Do(PutParameterOperation.Instance, new("/app/one", "2", ParameterType.String));

        aws.Root.Do(GetParameterOperation.Instance, new("/one")).Parameter.Value.ShouldBe("1");
        aws.Root.Do(GetParameterOperation.Instance, new("/app/one")).Parameter.Value.ShouldBe("2");
        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new("//one"));
        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new("app/one"));
    }

    [Theory]
    [InlineData("arn:aws-cn:ssm:us-east-1:111111111111:parameter/app/password", "ValidationException")]
    [InlineData("arn:*:ssm:us-east-1:111111111111:parameter/app/password", "ValidationException")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter//app/password", "ParameterNotFound")]
    public void What_only_looks_like_its_ARN_does_not_reach_it(string name, string code) =>
        user.Fails(code, GetParameterOperation.Instance, new(name));

    /// <summary>Source: aws-deployment-framework 119, quota-monitor-for-aws 30.</summary>
    [Theory]
    [InlineData("/aws/service/ami")]
    [InlineData("aws-cdk-playground")]
    [InlineData("AWSLimits")]
    public void A_reserved_name_is_neither_written_nor_deleted(string name)
    {
        aws.Root.Fails("AccessDeniedException", PutParameterOperation.Instance, new(name, "v", ParameterType.String)).Message.ShouldBe($"No access to reserved parameter name: {name}.");
        aws.Root.Fails("AccessDeniedException", DeleteParameterOperation.Instance, new(name)).Message.ShouldBe($"No access to reserved parameter name: {name}.");
        aws.Root.Fails("ParameterNotFound", DeleteParameterOperation.Instance, new("/app/aws"));
    }
}
