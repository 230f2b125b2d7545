using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The filters of DescribeParameters.</summary>
public sealed class DescribeParametersTests
{
    private readonly TestAws aws = new();

    public DescribeParametersTests()
    {
        aws.Root.Do(PutParameterOperation.Instance, new("/a/x", "1", ParameterType.String, Tags: [new("Team", "blue")]));
        aws.Root.Do(PutParameterOperation.Instance, new("/a/b/y", "2", ParameterType.StringList, Tier: ParameterTier.Advanced));
        aws.Root.Do(PutParameterOperation.Instance, new("s", "3", ParameterType.SecureString));
        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a/x", ["live"]));
        aws.Root.Do(PutParameterOperation.Instance, new("/a/x", "4", Overwrite: true));
    }

    [Theory]
    [InlineData("Name", "BeginsWith", "/a", "/a/b/y", "/a/x")]
    [InlineData("Name", "Contains", "x", "/a/x")]
    [InlineData("Name", null, "s", "s")]
    [InlineData("Name", "BeginsWith", "a/b", "/a/b/y")]
    [InlineData("Type", null, "SecureString", "s")]
    [InlineData("Type", "BeginsWith", "String", "/a/b/y", "/a/x")]
    [InlineData("KeyId", null, "alias/aws/ssm", "s")]
    [InlineData("Tier", null, "Advanced", "/a/b/y")]
    [InlineData("Path", "OneLevel", "/a", "/a/x")]
    [InlineData("Path", null, "/a", "/a/x")]
    [InlineData("Path", "Recursive", "/a", "/a/b/y", "/a/x")]
    [InlineData("DataType", null, "text", "/a/b/y", "/a/x", "s")]
    [InlineData("tag:Team", null, "blue", "/a/x")]
    [InlineData("tag:Team", null, "red")]
    public void Descriptions_are_chosen_by_what_parameters_are(string key, string? option, string value, params string[] names) =>
        aws.Root.Do(DescribeParametersOperation.Instance, new([new(key, option, [value])])).Parameters.Select(parameter => parameter.Name).ShouldBe(names);

    [Theory]
    [InlineData("Type", null, "Text", "[String, StringList, SecureString]")]
    [InlineData("Type", "Equals", "string", "[String, StringList, SecureString]")]
    [InlineData("Tier", null, "Basic", "[Standard, Advanced, Intelligent-Tiering]")]
    public void A_value_that_no_parameter_can_have_is_refused(string key, string? option, string value, string known) =>
        aws.Root.Fails("InvalidFilterValue", DescribeParametersOperation.Instance, new([new(key, option, [value])])).Message.ShouldBe($"The following filter value is not valid: {value}. Valid values include: {known}.");

    [Fact]
    public void Parameters_are_read_in_the_order_of_their_names() =>
        aws.Root.Do(GetParametersOperation.Instance, new(["s", "none", "/a/x", "/a/b/y"])).Parameters.Select(parameter => parameter.Name).ShouldBe(["/a/b/y", "/a/x", "s"]);

    [Fact]
    public void All_filters_must_hold() =>
        aws.Root.Do(DescribeParametersOperation.Instance, new([new("Path", "Recursive", ["/a"]), new("Type", null, ["String"])])).Parameters.ShouldHaveSingleItem().Name.ShouldBe("/a/x");

    [Fact]
    public void A_path_is_read_at_the_version_with_the_label()
    {
        var found = aws.Root.Do(GetParametersByPathOperation.Instance, new("/a", Recursive: true, [new("Label", "Equals", ["live"])])).Parameters.ShouldHaveSingleItem();

        (found.Version, found.Value).ShouldBe((1, "1"));
    }

    [Fact]
    public void Keys_options_and_values_have_rules()
    {
        aws.Root.Fails("InvalidFilterKey", DescribeParametersOperation.Instance, new([new("Label", null, ["live"])])).Message.ShouldStartWith("The following filter key is not valid: Label.");
        aws.Root.Fails("InvalidFilterKey", GetParametersByPathOperation.Instance, new("/", ParameterFilters: [new("Name", null, ["x"])]));
        aws.Root.Fails("InvalidFilterOption", DescribeParametersOperation.Instance, new([new("Type", "Contains", ["x"])]));
        aws.Root.Fails("InvalidFilterOption", DescribeParametersOperation.Instance, new([new("Path", "Equals", ["/x"])]));
        aws.Root.Fails("InvalidFilterValue", DescribeParametersOperation.Instance, new([new("Type")]));
        aws.Root.Fails("ValidationException", DescribeParametersOperation.Instance, new([new("Path", null, ["x"])]));
        aws.Root.Fails("ValidationException", DescribeParametersOperation.Instance, new([new("Type", null, ["String"]), new("Type", null, ["String"])]));
    }

    [Fact]
    public void Listing_is_allowed_on_everything_or_not_at_all()
    {
        aws.User("all", TestAws.Allow("ssm:DescribeParameters")).Do(DescribeParametersOperation.Instance, new()).Parameters.Count.ShouldBe(3);

        On("arn:aws:ssm:*:111111111111:*").Do(DescribeParametersOperation.Instance, new()).Parameters.Count.ShouldBe(3);

        On("arn:aws:ssm:us-east-1:111111111111:parameter/a/*").IsRefused("ssm:DescribeParameters", DescribeParametersOperation.Instance, new());
        On("arn:aws:ssm:us-east-1:111111111111:parameter/*").IsRefused("ssm:DescribeParameters", DescribeParametersOperation.Instance, new())
            .Message.ShouldContain("on resource: arn:aws:ssm:us-east-1:111111111111:* because no identity-based policy allows");

        TestCaller On(string resource) =>
            aws.User(Guid.NewGuid().ToString(), $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:DescribeParameters","Resource":"{{resource}}"}]}""");
    }
}
