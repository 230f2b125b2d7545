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

    [Theory]
    [InlineData("arn:aws-cn:ssm:us-east-1:111111111111:parameter/app/password", "ValidationException")]
    [InlineData("arn:*:ssm:us-east-1:111111111111:parameter/app/password", "ValidationException")]
    [InlineData("arn:aws:ssm:us-east-1:111111111111:parameter//app/password", "ParameterNotFound")]
    public void What_only_looks_like_its_ARN_does_not_reach_it(string name, string code) =>
        user.Fails(code, GetParameterOperation.Instance, new(name));
}
