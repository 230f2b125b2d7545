using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>The operations that a key's state allows. Source: KMS Developer Guide, "Key states of KMS keys".</summary>
public sealed class KeyStateTests
{
    private readonly TestAws aws = new();
    private readonly string key;
    private readonly string arn;
    private readonly byte[] blob;

    public KeyStateTests()
    {
        var made = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata;
        (key, arn) = (made.KeyId, made.Arn);
        blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;
    }

    [Fact]
    public void A_disabled_key_does_nothing_cryptographic_until_it_is_enabled()
    {
        aws.Root.Do(DisableKeyOperation.Instance, new(key));

        aws.Root.Fails("DisabledException", EncryptOperation.Instance, new(key, [1])).Message.ShouldBe($"{arn} is disabled.");
        aws.Root.Fails("DisabledException", DecryptOperation.Instance, new(blob));
        aws.Root.Fails("DisabledException", ReEncryptOperation.Instance, new(key, blob));
        aws.Root.Fails("DisabledException", GenerateDataKeyOperation.Instance, new(key, KeySpec: DataKeySpec.Aes256));
        aws.Root.Fails("DisabledException", CreateGrantOperation.Instance, new(key, aws.Root.Arn, [GrantOperation.Decrypt]));
        aws.Root.Fails("DisabledException", EnableKeyRotationOperation.Instance, new(key));
        aws.Root.Fails("DisabledException", DisableKeyRotationOperation.Instance, new(key));
        aws.Root.Fails("DisabledException", RotateKeyOnDemandOperation.Instance, new(key));
        aws.Root.Do(EnableKeyOperation.Instance, new(key));
        aws.Root.Do(DecryptOperation.Instance, new(blob));
    }

    [Fact]
    public void A_disabled_key_can_be_administered()
    {
        aws.Root.Do(DisableKeyOperation.Instance, new(key));

        aws.Root.Do(DisableKeyOperation.Instance, new(key));
        aws.Root.Do(TagResourceOperation.Instance, new(key, [new("a", "b")]));
        aws.Root.Do(UpdateKeyDescriptionOperation.Instance, new(key, "off"));
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/off", key));
        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account)));
        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key));
    }

    [Fact]
    public void A_key_that_is_to_be_deleted_can_only_be_looked_at_and_kept()
    {
        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key));

        aws.Root.Fails("KMSInvalidStateException", EncryptOperation.Instance, new(key, [1])).Message.ShouldBe($"{arn} is pending deletion.");
        aws.Root.Fails("KMSInvalidStateException", DecryptOperation.Instance, new(blob));
        aws.Root.Fails("KMSInvalidStateException", CreateGrantOperation.Instance, new(key, aws.Root.Arn, [GrantOperation.Decrypt]));
        aws.Root.Fails("KMSInvalidStateException", CreateAliasOperation.Instance, new("alias/off", key));
        aws.Root.Fails("KMSInvalidStateException", EnableKeyOperation.Instance, new(key));
        aws.Root.Fails("KMSInvalidStateException", DisableKeyOperation.Instance, new(key));
        aws.Root.Fails("KMSInvalidStateException", TagResourceOperation.Instance, new(key, [new("a", "b")]));
        aws.Root.Fails("KMSInvalidStateException", UntagResourceOperation.Instance, new(key, ["a"]));
        aws.Root.Fails("KMSInvalidStateException", UpdateKeyDescriptionOperation.Instance, new(key, "off"));
        aws.Root.Fails("KMSInvalidStateException", ScheduleKeyDeletionOperation.Instance, new(key));
        aws.Root.Fails("KMSInvalidStateException", RotateKeyOnDemandOperation.Instance, new(key));
        aws.Root.Do(DescribeKeyOperation.Instance, new(key));
        aws.Root.Do(GetKeyPolicyOperation.Instance, new(key));
        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account)));
        aws.Root.Do(CancelKeyDeletionOperation.Instance, new(key));
    }
}
