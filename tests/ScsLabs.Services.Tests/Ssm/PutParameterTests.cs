using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>What can be written, and what overwriting does.</summary>
public sealed class PutParameterTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void Overwriting_must_be_asked_for_and_counts_up()
    {
        Put("/a", "1");

        aws.Root.Fails("ParameterAlreadyExists", PutParameterOperation.Instance, new("/a", "2"));
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "2", Overwrite: true)).Version.ShouldBe(2);

        aws.Root.Do(GetParameterOperation.Instance, new("/a")).Parameter.Value.ShouldBe("2");
    }

    [Fact]
    public void A_new_version_keeps_what_the_request_does_not_name()
    {
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "1", ParameterType.String, Description: "a number", AllowedPattern: "^[0-9]$"));

        aws.Root.Do(PutParameterOperation.Instance, new("/a", "2", Overwrite: true));

        var described = aws.Root.Do(DescribeParametersOperation.Instance, new()).Parameters.ShouldHaveSingleItem();
        (described.Type, described.Description, described.AllowedPattern, described.Version).ShouldBe((ParameterType.String, "a number", "^[0-9]$", 2));
    }

    [Fact]
    public void A_type_is_needed_and_stays()
    {
        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/a", "1")).Message.ShouldBe("A parameter type is required when you create a parameter.");
        Put("/a", "1");

        aws.Root.Fails("HierarchyTypeMismatchException", PutParameterOperation.Instance, new("/a", "1", ParameterType.SecureString, Overwrite: true));
    }

    [Fact]
    public void Overwriting_can_be_kept_from_a_caller()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:PutParameter","Resource":"*","Condition":{"StringEquals":{"ssm:Overwrite":"false"}}}]}""");
        user.Do(PutParameterOperation.Instance, new("/a", "1", ParameterType.String));

        user.IsRefused("ssm:PutParameter", PutParameterOperation.Instance, new("/a", "2", Overwrite: true));
    }

    [Theory]
    [InlineData("a/b", "ValidationException")]
    [InlineData("/a//b", "ValidationException")]
    [InlineData("/a/", "ValidationException")]
    [InlineData("/a b", "ValidationException")]
    [InlineData("awsome", "AccessDeniedException")]
    [InlineData("/SSM/a", "ValidationException")]
    [InlineData("/aws/a", "AccessDeniedException")]
    [InlineData("/a:1", "ValidationException")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter/a", "ValidationException")]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "HierarchyLevelLimitExceededException")]
    public void Names_have_rules(string name, string code) =>
        aws.Root.Fails(code, PutParameterOperation.Instance, new(name, "v", ParameterType.String));

    [Theory]
    [InlineData("plain")]
    [InlineData("/a.b/c-d/e_f")]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15")]
    public void Names_within_the_rules_are_taken(string name)
    {
        Put(name, "v");

        aws.Root.Do(GetParameterOperation.Instance, new(name)).Parameter.Arn.ShouldBe("arn:aws:ssm:us-east-1:111111111111:parameter/" + name.TrimStart('/'));
    }

    [Fact]
    public void A_value_must_match_the_pattern()
    {
        aws.Root.Do(PutParameterOperation.Instance, new("/a", "42", ParameterType.String, AllowedPattern: @"^\d+$"));

        aws.Root.Fails("ParameterPatternMismatchException", PutParameterOperation.Instance, new("/a", "x", Overwrite: true)).Message.ShouldBe(@"Parameter value, cannot be validated against allowedPattern: ^\d+$");
        aws.Root.Fails("InvalidAllowedPatternException", PutParameterOperation.Instance, new("/b", "x", ParameterType.String, AllowedPattern: "("));
        aws.Root.Fails("NotImplemented", PutParameterOperation.Instance, new("/b", "x", ParameterType.String, AllowedPattern: "(?=x)x"));
    }

    [Fact]
    public void What_is_not_emulated_says_so()
    {
        aws.Root.Fails("NotImplemented", PutParameterOperation.Instance, new("/a", "ami-1", ParameterType.String, DataType: "aws:ssm:integration"));
        aws.Root.Fails("NotImplemented", PutParameterOperation.Instance, new("/a", "v", ParameterType.String, Tier: ParameterTier.Advanced, Policies: """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}]"""));
    }

    private void Put(string name, string value) => aws.Root.Do(PutParameterOperation.Instance, new(name, value, ParameterType.String));
}
