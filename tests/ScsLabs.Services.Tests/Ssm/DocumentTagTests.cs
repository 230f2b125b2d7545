using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Tags of documents, policies on them, and what else can be tagged.</summary>
public sealed class DocumentTagTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void They_are_set_listed_and_removed()
    {
        Create("hello", "blue");
        aws.Root.Do(AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Document, "hello", [new("Stage", "test")]));
        aws.Root.Do(RemoveTagsFromResourceOperation.Instance, new(ResourceTypeForTagging.Document, "hello", ["Team"]));

        aws.Root.Do(ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Document, "hello")).TagList.ShouldBe([new Tag("Stage", "test")]);
        aws.Root.Do(DescribeDocumentOperation.Instance, new("hello")).Document.Tags.ShouldBe([new Tag("Stage", "test")]);

        aws.Root.Fails("InvalidResourceId", ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Document, "none"));
        aws.Root.Fails("InvalidResourceId", ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Parameter, "hello"));
        aws.Root.Fails("TooManyTagsError", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Document, "hello", [.. Enumerable.Range(0, 50).Select(number => new Tag($"k{number}", ""))]));
        aws.Root.Fails("ValidationException", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "other") { Tags = [new("aws:x", "y")] });
    }

    [Theory]
    [InlineData("aws:ResourceTag/Team")]
    [InlineData("ssm:resourceTag/Team")]
    public void A_document_s_tags_decide_who_reads_and_changes_it(string key)
    {
        Create("blue", "blue");
        Create("red", "red");
        var user = aws.User("user", Policy("ssm:*", key, "blue"));

        user.Do(GetDocumentOperation.Instance, new("blue"));
        user.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json("id"), "blue"));
        user.Do(ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Document, "blue"));

        user.IsRefused("ssm:GetDocument", GetDocumentOperation.Instance, new("red"));
        user.IsRefused("ssm:UpdateDocument", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("id"), "red"));
        user.IsRefused("ssm:ListTagsForResource", ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.Document, "red"));
        user.IsRefused("ssm:DeleteDocument", DeleteDocumentOperation.Instance, new("red"));
        user.IsRefused("ssm:ModifyDocumentPermission", ModifyDocumentPermissionOperation.Instance, new("red", DocumentPermissionType.Share, [DocumentSamples.Account]));
    }

    [Fact]
    public void A_policy_can_ask_for_certain_tags()
    {
        var user = aws.User("user", Policy("ssm:*", "aws:RequestTag/Team", "blue"));

        user.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello") { Tags = [new("Team", "blue")] });

        user.IsRefused("ssm:CreateDocument", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "other"));
        user.IsRefused("ssm:CreateDocument", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "other") { Tags = [new("Team", "red")] });
        user.IsRefused("ssm:AddTagsToResource", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Document, "hello", [new("Team", "red")]));
    }

    [Fact]
    public void Tagging_while_creating_needs_permission_to_tag()
    {
        var creator = aws.User("creator", TestAws.Allow("ssm:CreateDocument"));

        creator.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));

        creator.IsRefused("ssm:AddTagsToResource", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "other") { Tags = [new("Team", "blue")] });
    }

    [Fact]
    public void A_policy_can_name_the_type_and_the_ARN()
    {
        var commands = aws.User("commands", Policy("ssm:*", "ssm:DocumentType", "Command"));
        var sessions = aws.User("sessions", Policy("ssm:*", "ssm:DocumentType", "Session"));
        var one = aws.User("one", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"arn:aws:ssm:*:111111111111:document/hello"}]}""");

        commands.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));
        one.Do(GetDocumentOperation.Instance, new("hello"));

        sessions.IsRefused("ssm:CreateDocument", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "other"));
        sessions.IsRefused("ssm:GetDocument", GetDocumentOperation.Instance, new("hello"));
        one.IsRefused("ssm:CreateDocument", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "other"));
        one.IsRefused("ssm:GetDocument", GetDocumentOperation.Instance, new("AWS-RunShellScript"));
        one.IsRefused("ssm:ListDocuments", ListDocumentsOperation.Instance, new());
    }

    [Fact]
    public void A_managed_instance_is_one_outside_of_EC2()
    {
        aws.Root.Fails("ValidationException", ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.ManagedInstance, "i-0123456789abcdef0")).Message.ShouldBe("resourceId should be in format mi-[0-9a-f]{17} for resource type ManagedInstance");
        aws.Root.Fails("ValidationException", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.ManagedInstance, "i-0123456789abcdef0", [new("a", "b")]));

        aws.Root.Fails("InvalidResourceId", RemoveTagsFromResourceOperation.Instance, new(ResourceTypeForTagging.ManagedInstance, "mi-0123456789abcdef0", ["a"]));
        aws.User("user").IsRefused("ssm:ListTagsForResource", ListTagsForResourceOperation.Instance, new(ResourceTypeForTagging.ManagedInstance, "mi-0123456789abcdef0"));
    }

    private static string Policy(string action, string key, string value) => $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{{{action}}}}","Resource":"*","Condition":{"StringEquals":{"{{{{key}}}}":"{{{{value}}}}"}}}]}""";

    private void Create(string name, string team) => aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), name) { Tags = [new("Team", team)] });
}
