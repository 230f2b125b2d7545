using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>A ciphertext decrypts for those who may, under the same context and unaltered, and else not.</summary>
public sealed class CiphertextTests
{
    private static readonly Dictionary<string, string> Blue = new(StringComparer.Ordinal) { ["Team"] = "blue" };
    private static readonly Dictionary<string, string> Red = new(StringComparer.Ordinal) { ["Team"] = "red" };

    private readonly TestAws aws = new();

    [Fact]
    public void The_context_must_be_the_same()
    {
        var blob = aws.Root.Do(EncryptOperation.Instance, new(NewKey(), [1, 2], Blue)).CiphertextBlob;

        aws.Root.Do(DecryptOperation.Instance, new(blob, Blue)).Plaintext.ShouldBe([1, 2]);

        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new(blob, Red));
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new(blob));
    }

    [Fact]
    public void A_policy_can_insist_on_a_context()
    {
        var key = NewKey();
        var user = aws.User("user", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Encrypt","Resource":"*","Condition":{
              "StringEquals":{"kms:EncryptionContext:Team":"blue"},"ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["Team"]}}}]}
            """);

        user.Do(EncryptOperation.Instance, new(key, [1], Blue));

        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1], Red));
        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void No_changed_byte_decrypts()
    {
        var blob = aws.Root.Do(EncryptOperation.Instance, new(NewKey(), [1, 2])).CiphertextBlob;

        for (var at = 0; at < blob.Length; at++)
        {
            var changed = (byte[])blob.Clone();
            changed[at] ^= 1;
            Should.Throw<AwsException>(() => aws.Root.Do(DecryptOperation.Instance, new(changed)));
        }
    }

    [Fact]
    public void Bytes_that_are_no_ciphertext_are_told_so()
    {
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new([1, 2, 3]));
        aws.Root.Fails("ValidationException", DecryptOperation.Instance, new()).Message.ShouldContain("'ciphertextBlob' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public void The_key_that_a_request_names_must_be_the_one()
    {
        var (key, other) = (NewKey(), NewKey());
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;

        aws.Root.Do(DecryptOperation.Instance, new(blob, KeyId: key));

        aws.Root.Fails("IncorrectKeyException", DecryptOperation.Instance, new(blob, KeyId: other));
    }

    [Fact]
    public void Reencrypting_asks_both_keys()
    {
        var (from, to) = (NewKey(), NewKey());
        var blob = aws.Root.Do(EncryptOperation.Instance, new(from, [7], Blue)).CiphertextBlob;
        var user = aws.User("user", TestAws.Allow("kms:ReEncryptFrom", "kms:ReEncryptTo"));
        var half = aws.User("half", TestAws.Allow("kms:ReEncryptTo"));

        var moved = user.Do(ReEncryptOperation.Instance, new(to, blob, Blue, DestinationEncryptionContext: Red)).CiphertextBlob;

        aws.Root.Do(DecryptOperation.Instance, new(moved, Red)).ShouldSatisfyAllConditions(
            result => result.Plaintext.ShouldBe([7]),
            result => result.KeyId.ShouldEndWith(to));
        half.IsRefused("kms:ReEncryptFrom", ReEncryptOperation.Instance, new(to, blob, Blue));
        aws.User("other", TestAws.Allow("kms:ReEncryptFrom")).IsRefused("kms:ReEncryptTo", ReEncryptOperation.Instance, new(to, blob, Blue));
    }

    [Fact]
    public void Reencrypting_under_the_same_key_can_be_told_apart()
    {
        var (key, other) = (NewKey(), NewKey());
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [7])).CiphertextBlob;
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ReEncrypt*","Resource":"*","Condition":{"Bool":{"kms:ReEncryptOnSameKey":"true"}}}]}""");

        user.Do(ReEncryptOperation.Instance, new(key, blob));

        user.IsRefused("kms:ReEncryptFrom", ReEncryptOperation.Instance, new(other, blob));
    }

    [Fact]
    public void A_data_key_is_the_same_in_both_its_forms()
    {
        var key = NewKey();
        var made = aws.Root.Do(GenerateDataKeyOperation.Instance, new(key, Blue, KeySpec: DataKeySpec.Aes256));
        var hidden = aws.Root.Do(GenerateDataKeyWithoutPlaintextOperation.Instance, new(key, Blue, NumberOfBytes: 20));

        made.Plaintext.Length.ShouldBe(32);
        aws.Root.Do(DecryptOperation.Instance, new(made.CiphertextBlob, Blue)).Plaintext.ShouldBe(made.Plaintext);
        aws.Root.Do(DecryptOperation.Instance, new(hidden.CiphertextBlob, Blue)).Plaintext.Length.ShouldBe(20);
        aws.Root.Fails("ValidationException", GenerateDataKeyOperation.Instance, new(key));
        aws.Root.Fails("ValidationException", GenerateDataKeyOperation.Instance, new(key, NumberOfBytes: 20, KeySpec: DataKeySpec.Aes128));
    }

    [Fact]
    public void Random_bytes_come_in_the_number_asked_for() => aws.Root.Do(GenerateRandomOperation.Instance, new(17)).Plaintext.Length.ShouldBe(17);

    [Fact]
    public void A_dry_run_tells_those_who_might_and_refuses_the_others()
    {
        var key = NewKey();

        aws.Root.Fails("DryRunOperationException", EncryptOperation.Instance, new(key, [1], DryRun: true)).Message.ShouldBe("The request would have succeeded, but the DryRun option is set.");
        aws.Root.Fails("DryRunOperationException", CreateGrantOperation.Instance, new(key, aws.Root.Arn, [GrantOperation.Decrypt], DryRun: true));
        aws.User("other").IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1], DryRun: true));
    }

    private string NewKey() => aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
}
