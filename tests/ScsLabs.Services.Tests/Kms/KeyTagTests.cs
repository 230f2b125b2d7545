using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Tags of keys, and policies on them.</summary>
public sealed class KeyTagTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void They_are_set_listed_and_removed()
    {
        var key = aws.Root.Do(CreateKeyOperation.Instance, new(Tags: [new("Team", "blue"), new("Stage", "test")])).KeyMetadata.KeyId;
        aws.Root.Do(TagResourceOperation.Instance, new(key, [new("Team", "red")]));
        aws.Root.Do(UntagResourceOperation.Instance, new(key, ["Stage", "None"]));

        aws.Root.Do(ListResourceTagsOperation.Instance, new(key)).Tags.ShouldBe([new("Team", "red")]);
    }

    [Fact]
    public void A_key_s_tags_decide_who_uses_it()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Encrypt","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Team":"blue"}}}]}""");
        var blue = aws.Root.Do(CreateKeyOperation.Instance, new(Tags: [new("Team", "blue")])).KeyMetadata.KeyId;
        var red = aws.Root.Do(CreateKeyOperation.Instance, new(Tags: [new("Team", "red")])).KeyMetadata.KeyId;

        user.Do(EncryptOperation.Instance, new(blue, [1]));

        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(red, [1]));
    }

    [Fact]
    public void Tagging_while_making_needs_permission_to_tag()
    {
        var maker = aws.User("maker", TestAws.Allow("kms:CreateKey"));
        var tagger = aws.User("tagger", TestAws.Allow("kms:CreateKey", "kms:TagResource"));

        maker.Do(CreateKeyOperation.Instance, new());
        tagger.Do(CreateKeyOperation.Instance, new(Tags: [new("Team", "blue")]));

        maker.IsRefused("kms:TagResource", CreateKeyOperation.Instance, new(Tags: [new("Team", "blue")]));
    }

    [Fact]
    public void A_policy_can_ask_for_certain_tags()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:CreateKey","kms:TagResource"],"Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/Team":"blue"},"ForAllValues:StringEquals":{"aws:TagKeys":["Team"]}}}]}""");

        user.Do(CreateKeyOperation.Instance, new(Tags: [new("Team", "blue")]));

        user.IsRefused("kms:CreateKey", CreateKeyOperation.Instance, new(Tags: [new("Team", "red")]));
        user.IsRefused("kms:CreateKey", CreateKeyOperation.Instance, new(Tags: [new("Team", "blue"), new("Stage", "test")]));
    }

    [Fact]
    public void Tags_that_can_not_be_are_refused()
    {
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;

        aws.Root.Fails("TagException", TagResourceOperation.Instance, new(key, [new("aws:x", "y")]));
        aws.Root.Fails("TagException", TagResourceOperation.Instance, new(key, [new("x", "y"), new("x", "z")]));
        aws.Root.Fails("LimitExceededException", TagResourceOperation.Instance, new(key, [.. Enumerable.Range(0, 51).Select(number => new ScsLabs.Services.Kms.Tag($"k{number}", ""))]));
    }
}
