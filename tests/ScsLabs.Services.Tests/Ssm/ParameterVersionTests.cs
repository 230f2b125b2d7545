using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Versions, their labels, and selectors in requests.</summary>
public sealed class ParameterVersionTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void A_request_selects_a_version_by_number_or_label()
    {
        Write(3);
        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a", ["live"], 2)).ParameterVersion.ShouldBe(2);

        Read("/a").ShouldBe("3");
        Read("/a:1").ShouldBe("1");
        Read("/a:live").ShouldBe("2");
        Read("arn:aws:ssm:us-east-1:111111111111:parameter/a").ShouldBe("3");
        Read("arn:aws:ssm:us-east-1:111111111111:parameter/a:1").ShouldBe("1");
        aws.Root.Do(GetParameterOperation.Instance, new("/a:live")).Parameter.Selector.ShouldBe(":live");
    }

    [Fact]
    public void A_version_that_is_not_there_is_told_so()
    {
        Write(1);

        aws.Root.Fails("ParameterVersionNotFound", GetParameterOperation.Instance, new("/a:7")).Message.ShouldBe("Systems Manager could not find version 7 of /a. Verify the version and try again.");
        aws.Root.Fails("ParameterVersionNotFound", GetParameterOperation.Instance, new("/a:live"));
        aws.Root.Fails("ParameterVersionNotFound", LabelParameterVersionOperation.Instance, new("/a", ["live"], 7));
        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new("/b:1"));
    }

    [Fact]
    public void A_selector_is_no_way_round_a_denial()
    {
        Write(1);
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"},{"Effect":"Deny","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/a"}]}""");

        user.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("/a:1"));
        user.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("arn:aws:ssm:us-east-1:111111111111:parameter/a:1"));
    }

    [Fact]
    public void Another_account_s_parameter_is_refused_there_or_not()
    {
        Write(1);
        var stranger = aws.RootOf("222222222222");

        stranger.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("arn:aws:ssm:us-east-1:111111111111:parameter/a"));
        stranger.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("arn:aws:ssm:us-east-1:111111111111:parameter/none"));
        stranger.Fails("ParameterNotFound", GetParameterOperation.Instance, new("/a"));
    }

    [Fact]
    public void A_label_stands_on_one_version_and_moves()
    {
        Write(2);
        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a", ["live"], 1));

        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a", ["live"]));

        History().Select(version => version.Labels.Count).ShouldBe([0, 1]);
        aws.Root.Do(UnlabelParameterVersionOperation.Instance, new("/a", 2, ["live", "other"])).ShouldSatisfyAllConditions(
            result => result.RemovedLabels.ShouldBe(["live"]),
            result => result.InvalidLabels.ShouldBe(["other"]));
        aws.Root.Fails("ParameterVersionNotFound", GetParameterOperation.Instance, new("/a:live"));
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("aws-live")]
    [InlineData("SSM")]
    [InlineData("a b")]
    public void A_label_that_can_not_be_one_is_named_and_none_is_set(string label)
    {
        Write(1);

        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a", ["live", label])).InvalidLabels.ShouldBe([label]);

        History()[0].Labels.ShouldBeEmpty();
    }

    [Fact]
    public void A_version_has_up_to_ten_labels()
    {
        Write(1);
        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a", [.. Enumerable.Range(0, 10).Select(number => $"l{number}")]));

        aws.Root.Fails("ParameterVersionLabelLimitExceeded", LabelParameterVersionOperation.Instance, new("/a", ["eleventh"]));
    }

    [Fact]
    public void A_hundred_versions_are_kept_and_the_oldest_goes()
    {
        Write(101);

        History(3).Select(version => version.Version).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void Unless_the_oldest_has_a_label()
    {
        Write(100);
        aws.Root.Do(LabelParameterVersionOperation.Instance, new("/a", ["first"], 1));

        aws.Root.Fails("ParameterMaxVersionLimitExceeded", PutParameterOperation.Instance, new("/a", "v", Overwrite: true)).Message.ShouldContain("Version 1, the oldest version, can't be deleted because it has a label");
    }

    [Fact]
    public void Deleting_takes_all_versions_and_no_selector_narrows_it()
    {
        Write(2);
        aws.Root.Fails("ParameterNotFound", DeleteParameterOperation.Instance, new("/a:1"));

        aws.Root.Do(DeleteParameterOperation.Instance, new("/a"));

        aws.Root.Fails("ParameterNotFound", GetParameterOperation.Instance, new("/a:1"));
        aws.Root.Do(DeleteParametersOperation.Instance, new(["/a"])).InvalidParameters.ShouldBe(["/a"]);
    }

    [Fact]
    public void Reading_several_tells_the_names_that_mean_nothing()
    {
        Write(1);

        var answer = aws.Root.Do(GetParametersOperation.Instance, new(["/a:1", "/a:9", "/b"]));

        answer.Parameters.ShouldHaveSingleItem().Value.ShouldBe("1");
        answer.InvalidParameters.ShouldBe(["/a:9", "/b"]);
    }

    private void Write(int versions)
    {
        for (var version = 1; version <= versions; version++)
        {
            aws.Root.Do(PutParameterOperation.Instance, new("/a", $"{version}", ParameterType.String, Overwrite: true));
        }
    }

    private string Read(string name) => aws.Root.Do(GetParameterOperation.Instance, new(name)).Parameter.Value;

    private IReadOnlyList<ParameterHistory> History(int size = 50) => aws.Root.Do(GetParameterHistoryOperation.Instance, new("/a", MaxResults: size)).Parameters;
}
