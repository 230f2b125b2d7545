using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Tags of parameters, and policies on them.</summary>
public sealed class ParameterTagTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void They_are_set_listed_and_removed()
    {
        Put("/a", "blue");
        aws.Root.Do(AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/a", [new("Stage", "test")]));
        aws.Root.Do(RemoveTagsFromResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/a", ["Team"]));

        aws.Root.Do(ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/a")).TagList.ShouldBe([new Tag("Stage", "test")]);
    }

    [Fact]
    public void A_parameter_s_tags_decide_who_reads_it()
    {
        Put("/blue", "blue");
        Put("/red", "red");
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"blue","ssm:resourceTag/Team":"blue"}}}]}""");

        user.Do(GetParameterOperation.Instance, new("/blue"));

        user.IsRefused("ssm:GetParameter", GetParameterOperation.Instance, new("/red"));
    }

    [Fact]
    public void Tagging_while_writing_needs_permission_to_tag()
    {
        var writer = aws.User("writer", TestAws.Allow("ssm:PutParameter"));
        writer.Do(PutParameterOperation.Instance, new("/a", "v", ParameterType.String));

        writer.IsRefused("ssm:AddTagsToResource", PutParameterOperation.Instance, new("/b", "v", ParameterType.String, Tags: [new("Team", "blue")]));
    }

    [Fact]
    public void A_policy_can_ask_for_certain_tags()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:PutParameter","ssm:AddTagsToResource"],"Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/Team":"blue"}}}]}""");

        user.Do(PutParameterOperation.Instance, new("/a", "v", ParameterType.String, Tags: [new("Team", "blue")]));

        user.IsRefused("ssm:PutParameter", PutParameterOperation.Instance, new("/b", "v", ParameterType.String));
        user.IsRefused("ssm:AddTagsToResource", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/a", [new("Team", "red")]));
    }

    [Fact]
    public void Overwriting_takes_no_tags()
    {
        Put("/a", "blue");

        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/a", "w", Overwrite: true, Tags: [new("Team", "red")])).Message.ShouldStartWith("Invalid request: tags and overwrite can't be used together.");
    }

    [Fact]
    public void What_is_not_there_or_too_much_is_refused()
    {
        Put("/a", "blue");

        aws.Root.Fails("InvalidResourceId", ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/none"));
        aws.Root.Fails("InvalidResourceId", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/none", [new("a", "b")]));
        aws.Root.Fails("TooManyTagsError", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/a", [.. Enumerable.Range(0, 50).Select(number => new Tag($"k{number}", ""))]));
        aws.Root.Fails("ValidationException", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "/a", [new("aws:x", "y")]));
    }

    private void Put(string name, string team) => aws.Root.Do(PutParameterOperation.Instance, new(name, "v", ParameterType.String, Tags: [new("Team", team)]));
}
