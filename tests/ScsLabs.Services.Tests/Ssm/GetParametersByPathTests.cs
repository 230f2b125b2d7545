using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Reading a path, and the permission that it needs.</summary>
public sealed class GetParametersByPathTests
{
    private readonly TestAws aws = new();

    public GetParametersByPathTests()
    {
        foreach (var name in new[] { "/a/x", "/a/b/y", "/ab/z", "plain" })
        {
            aws.Root.Do(PutParameterOperation.Instance, new(name, name, ParameterType.String));
        }
    }

    [Theory]
    [InlineData("/a", false, "/a/x")]
    [InlineData("/a/", false, "/a/x")]
    [InlineData("/a", true, "/a/b/y", "/a/x")]
    [InlineData("/", false, "plain")]
    [InlineData("/", true, "/a/b/y", "/a/x", "/ab/z", "plain")]
    [InlineData("/none", true)]
    public void What_stands_under_a_path_is_read(string path, bool recursive, params string[] names) => Names(aws.Root, path, recursive).ShouldBe(names);

    [Fact]
    public void Whoever_may_read_the_path_reads_what_is_denied_below()
    {
        var user = aws.User("user", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["ssm:GetParametersByPath","ssm:GetParameter"],"Resource":"*"},
              {"Effect":"Deny","Action":["ssm:GetParametersByPath","ssm:GetParameter"],"Resource":["arn:aws:ssm:us-east-1:111111111111:parameter/a/b","arn:aws:ssm:us-east-1:111111111111:parameter/a/b/y"]}]}
            """);

        Names(user, "/a", recursive: true).ShouldBe(["/a/b/y", "/a/x"]);

        user.IsRefused("ssm:GetParametersByPath", GetParametersByPathOperation.Instance, new("/a/b"));
        user.IsRefused("ssm:GetParametersByPath", GetParametersByPathOperation.Instance, new("/a/b/"));
        user.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("/a/b/y"));
    }

    [Fact]
    public void Recursion_can_be_denied()
    {
        var user = aws.User("user", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"ssm:GetParametersByPath","Resource":"*"},
              {"Effect":"Deny","Action":"ssm:GetParametersByPath","Resource":"*","Condition":{"StringEquals":{"ssm:Recursive":"true"}}}]}
            """);

        Names(user, "/a", recursive: false).ShouldBe(["/a/x"]);

        user.IsRefused("ssm:GetParametersByPath", GetParametersByPathOperation.Instance, new("/a", Recursive: true));
    }

    [Fact]
    public void Each_way_of_reading_is_an_action_of_its_own()
    {
        var user = aws.User("user", TestAws.Allow("ssm:GetParameters"));

        user.Do(GetParametersOperation.Instance, new(["/a/x"]));

        user.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("/a/x"));
        user.IsRefused("ssm:GetParametersByPath", GetParametersByPathOperation.Instance, new("/a"));
        user.IsRefused("ssm:GetParameterHistory", GetParameterHistoryOperation.Instance, new("/a/x"));
    }

    [Fact]
    public void One_name_that_may_not_be_read_keeps_all_from_being_read()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameters","Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/a/*"}]}""");

        user.Do(GetParametersOperation.Instance, new(["/a/x", "/a/none"])).InvalidParameters.ShouldBe(["/a/none"]);

        user.IsRefused("ssm:GetParameters", GetParametersOperation.Instance, new(["/a/x", "/ab/z"]));
    }

    [Fact]
    public void A_path_begins_with_a_slash() => aws.Root.Fails("ValidationException", GetParametersByPathOperation.Instance, new("a"));

    [Fact]
    public void Pages_stay_right_while_parameters_come_and_go()
    {
        var first = aws.Root.Do(GetParametersByPathOperation.Instance, new("/", Recursive: true, MaxResults: 2));
        first.Parameters.Select(parameter => parameter.Name).ShouldBe(["/a/b/y", "/a/x"]);

        aws.Root.Do(DeleteParameterOperation.Instance, new("/a/x"));
        aws.Root.Do(PutParameterOperation.Instance, new("/a/a", "new", ParameterType.String));

        var second = aws.Root.Do(GetParametersByPathOperation.Instance, new("/", Recursive: true, MaxResults: 2, NextToken: first.NextToken));
        second.Parameters.Select(parameter => parameter.Name).ShouldBe(["/ab/z", "plain"]);
        second.NextToken.ShouldBeNull();
        aws.Root.Fails("InvalidNextToken", GetParametersByPathOperation.Instance, new("/", NextToken: "!"));
        aws.Root.Fails("InvalidNextToken", GetParametersByPathOperation.Instance, new("/", NextToken: "made-up-by-somebody"));
    }

    private static string[] Names(TestCaller caller, string path, bool recursive) =>
        [.. caller.Do(GetParametersByPathOperation.Instance, new(path, recursive)).Parameters.Select(parameter => parameter.Name)];
}
