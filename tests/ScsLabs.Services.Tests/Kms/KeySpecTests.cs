using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>The specs and usages that a new key may have.</summary>
public sealed class KeySpecTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void The_spec_goes_by_its_old_name_too_but_not_by_both()
    {
        // Terraform's provider still says CustomerMasterKeySpec.
        aws.Root.Do(CreateKeyOperation.Instance, new(CustomerMasterKeySpec: KeySpec.SymmetricDefault)).KeyMetadata.KeySpec.ShouldBe(KeySpec.SymmetricDefault);

        aws.Root.Fails("ValidationException", CreateKeyOperation.Instance, new(KeySpec: KeySpec.SymmetricDefault, CustomerMasterKeySpec: KeySpec.SymmetricDefault))
            .Message.ShouldBe("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
    }

    [Fact]
    public void A_key_of_one_Region_may_be_asked_for_in_words_and_one_of_many_is_not_emulated()
    {
        aws.Root.Do(CreateKeyOperation.Instance, new(MultiRegion: false)).KeyMetadata.MultiRegion.ShouldBeFalse();

        aws.Root.Fails("NotImplemented", CreateKeyOperation.Instance, new(MultiRegion: true));
    }

    [Fact]
    public void Policies_see_the_spec_however_it_was_asked_for()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:CreateKey","Resource":"*","Condition":{"StringEquals":{"kms:KeySpec":"SYMMETRIC_DEFAULT"}}}]}""");

        user.Do(CreateKeyOperation.Instance, new());
        user.Do(CreateKeyOperation.Instance, new(CustomerMasterKeySpec: KeySpec.SymmetricDefault));
        user.Do(CreateKeyOperation.Instance, new(KeySpec: KeySpec.SymmetricDefault));
    }
}
