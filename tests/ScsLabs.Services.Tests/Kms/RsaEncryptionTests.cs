using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Encryption under RSA keys.</summary>
public sealed class RsaEncryptionTests
{
    private const EncryptionAlgorithm Sha1 = EncryptionAlgorithm.RsaesOaepSha1;
    private const EncryptionAlgorithm Sha256 = EncryptionAlgorithm.RsaesOaepSha256;

    private static readonly Dictionary<string, string> Blue = new(StringComparer.Ordinal) { ["Team"] = "blue" };

    private readonly TestAws aws = new();
    private readonly string key;

    public RsaEncryptionTests() => key = NewKey();

    [Fact]
    public void The_request_names_key_and_algorithm()
    {
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1, 2], EncryptionAlgorithm: Sha256)).CiphertextBlob;

        aws.Root.Do(DecryptOperation.Instance, new(blob, KeyId: key, EncryptionAlgorithm: Sha256)).Plaintext.ShouldBe([1, 2]);

        aws.Root.Fails("ValidationException", DecryptOperation.Instance, new(blob, EncryptionAlgorithm: Sha256)).Message.ShouldBe("KeyId must not be null");
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new(blob, KeyId: key)).Message.ShouldBe("");
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new(blob, KeyId: NewKey(), EncryptionAlgorithm: Sha256));
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new(blob, KeyId: key, EncryptionAlgorithm: Sha1));
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new([1, 2, 3], KeyId: key, EncryptionAlgorithm: Sha256));
        aws.Root.Fails("InvalidCiphertextException", DecryptOperation.Instance, new(new byte[256], KeyId: key, EncryptionAlgorithm: Sha256));
    }

    [Fact]
    public void The_algorithm_is_one_of_the_key_s()
    {
        var symmetric = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        var blob = aws.Root.Do(EncryptOperation.Instance, new(symmetric, [1])).CiphertextBlob;

        aws.Root.Fails("InvalidKeyUsageException", EncryptOperation.Instance, new(key, [1])).Message.ShouldBe("Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048.");
        aws.Root.Fails("InvalidKeyUsageException", EncryptOperation.Instance, new(symmetric, [1], EncryptionAlgorithm: Sha256)).Message.ShouldBe("Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT.");
        aws.Root.Fails("InvalidKeyUsageException", DecryptOperation.Instance, new(blob, KeyId: symmetric, EncryptionAlgorithm: Sha256)).Message.ShouldBe("Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT.");
        aws.Root.Fails("IncorrectKeyException", DecryptOperation.Instance, new(blob, KeyId: key));
    }

    [Fact]
    public void A_key_for_signatures_neither_encrypts_nor_decrypts()
    {
        var signing = NewKey(KeyUsage.SignVerify);

        aws.Root.Fails("InvalidKeyUsageException", EncryptOperation.Instance, new(signing, [1], EncryptionAlgorithm: Sha256)).Message.ShouldBe($"{signing} key usage is SIGN_VERIFY which is not valid for Encrypt.");
        aws.Root.Fails("InvalidKeyUsageException", DecryptOperation.Instance, new(new byte[256], KeyId: signing, EncryptionAlgorithm: Sha256)).Message.ShouldBe($"{signing} key usage is SIGN_VERIFY which is not valid for Decrypt.");
        aws.Root.Fails("InvalidKeyUsageException", SignOperation.Instance, new(key, [1], SigningAlgorithm.RsassaPssSha256)).Message.ShouldBe($"{key} key usage is ENCRYPT_DECRYPT which is not valid for Sign.");
    }

    [Theory]
    [InlineData(KeySpec.Rsa2048, Sha1, "RSAES_OAEP_SHA_1", "RSA_2048", 214)]
    [InlineData(KeySpec.Rsa2048, Sha256, "RSAES_OAEP_SHA_256", "RSA_2048", 190)]
    [InlineData(KeySpec.Rsa3072, Sha1, "RSAES_OAEP_SHA_1", "RSA_3072", 342)]
    [InlineData(KeySpec.Rsa3072, Sha256, "RSAES_OAEP_SHA_256", "RSA_3072", 318)]
    [InlineData(KeySpec.Rsa4096, Sha1, "RSAES_OAEP_SHA_1", "RSA_4096", 470)]
    [InlineData(KeySpec.Rsa4096, Sha256, "RSAES_OAEP_SHA_256", "RSA_4096", 446)]
    public void A_key_takes_as_much_as_fits(KeySpec spec, EncryptionAlgorithm algorithm, string algorithmName, string specName, int most)
    {
        var one = spec == KeySpec.Rsa2048 ? key : NewKey(spec: spec);
        var blob = aws.Root.Do(EncryptOperation.Instance, new(one, new byte[most], EncryptionAlgorithm: algorithm)).CiphertextBlob;

        aws.Root.Do(DecryptOperation.Instance, new(blob, KeyId: one, EncryptionAlgorithm: algorithm)).Plaintext.Length.ShouldBe(most);
        aws.Root.Fails("ValidationException", EncryptOperation.Instance, new(one, new byte[most + 1], EncryptionAlgorithm: algorithm)).Message
            .ShouldBe($"Algorithm {algorithmName} and key spec {specName} cannot encrypt data larger than {most} bytes.");
    }

    [Fact]
    public void There_is_no_encryption_context()
    {
        const string text = "EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.";
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1], EncryptionAlgorithm: Sha256)).CiphertextBlob;

        aws.Root.Fails("ValidationException", EncryptOperation.Instance, new(key, [1], Blue, Sha256)).Message.ShouldBe(text);
        aws.Root.Fails("ValidationException", DecryptOperation.Instance, new(blob, Blue, key, Sha256)).Message.ShouldBe(text);
    }

    [Fact]
    public void Reencrypting_goes_from_any_key_to_any_other()
    {
        var symmetric = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        var blob = aws.Root.Do(EncryptOperation.Instance, new(symmetric, [7], Blue)).CiphertextBlob;

        var there = aws.Root.Do(ReEncryptOperation.Instance, new(key, blob, Blue, DestinationEncryptionAlgorithm: Sha256));
        var back = aws.Root.Do(ReEncryptOperation.Instance, new(symmetric, there.CiphertextBlob, SourceKeyId: key, DestinationEncryptionContext: Blue, SourceEncryptionAlgorithm: Sha256));

        (there.SourceEncryptionAlgorithm, there.DestinationEncryptionAlgorithm, there.SourceKeyMaterialId is null, there.DestinationKeyMaterialId).ShouldBe((EncryptionAlgorithm.SymmetricDefault, Sha256, false, null));
        (back.SourceEncryptionAlgorithm, back.SourceKeyMaterialId, back.DestinationKeyMaterialId is null).ShouldBe((Sha256, null, false));
        aws.Root.Do(DecryptOperation.Instance, new(back.CiphertextBlob, Blue)).Plaintext.ShouldBe([7]);
        aws.Root.Fails("ValidationException", ReEncryptOperation.Instance, new(symmetric, there.CiphertextBlob, SourceEncryptionAlgorithm: Sha256));
        aws.Root.Fails("InvalidKeyUsageException", ReEncryptOperation.Instance, new(key, blob, Blue));
        aws.Root.Fails("ValidationException", ReEncryptOperation.Instance, new(key, aws.Root.Do(EncryptOperation.Instance, new(symmetric, new byte[191])).CiphertextBlob, DestinationEncryptionAlgorithm: Sha256));
    }

    [Fact]
    public void A_policy_can_insist_on_an_algorithm()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:Encrypt","kms:Decrypt"],"Resource":"*","Condition":{"StringEquals":{"kms:EncryptionAlgorithm":"RSAES_OAEP_SHA_256"}}}]}""");

        var blob = user.Do(EncryptOperation.Instance, new(key, [1], EncryptionAlgorithm: Sha256)).CiphertextBlob;
        user.Do(DecryptOperation.Instance, new(blob, KeyId: key, EncryptionAlgorithm: Sha256));

        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1], EncryptionAlgorithm: Sha1));
        user.IsRefused("kms:Decrypt", DecryptOperation.Instance, new(blob, KeyId: key, EncryptionAlgorithm: Sha1));
        aws.User("nobody").IsRefused("kms:Decrypt", DecryptOperation.Instance, new(blob, KeyId: key, EncryptionAlgorithm: Sha256));
    }

    [Fact]
    public void Data_keys_are_made_under_symmetric_keys_only()
    {
        aws.Root.Fails("InvalidKeyUsageException", GenerateDataKeyOperation.Instance, new(key, KeySpec: DataKeySpec.Aes256)).Message.ShouldBe("You cannot generate a data key with an asymmetric CMK");
        aws.Root.Fails("InvalidKeyUsageException", GenerateDataKeyWithoutPlaintextOperation.Instance, new(key, KeySpec: DataKeySpec.Aes256)).Message.ShouldBe("You cannot generate a data key with an asymmetric CMK");
        var signing = NewKey(KeyUsage.SignVerify);
        aws.Root.Fails("InvalidKeyUsageException", GenerateDataKeyWithoutPlaintextOperation.Instance, new(signing, KeySpec: DataKeySpec.Aes256)).Message
            .ShouldBe($"{signing} key usage is SIGN_VERIFY which is not valid for GenerateDataKeyWithoutPlaintext.");
    }

    private string NewKey(KeyUsage usage = KeyUsage.EncryptDecrypt, KeySpec spec = KeySpec.Rsa2048) => aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: usage, KeySpec: spec)).KeyMetadata.Arn;
}
