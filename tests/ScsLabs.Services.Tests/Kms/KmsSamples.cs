using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

internal static class KmsSamples
{
    private const string Principal = "arn:aws:iam::111111111111:root";

    private const string DefaultPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"kms:*","Resource":"*"}]}""";

    public static IReadOnlyList<Sample> All => [.. Keys, .. Aliases, .. Policies, .. Cryptography, .. Grants, .. Rotation, .. Tags];

    private static IReadOnlyList<Sample> Keys =>
    [
        Sample.Of(CreateKeyOperation.Instance, new(Tags: [new("Team", "blue")])),
        Sample.After(DescribeKeyOperation.Instance, aws => new(NewKey(aws))),
        Sample.Of(ListKeysOperation.Instance, new()),
        Sample.After(EnableKeyOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(DisableKeyOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(ScheduleKeyDeletionOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(CancelKeyDeletionOperation.Instance, aws =>
        {
            var key = NewKey(aws);
            aws.Call(new ScheduleKeyDeletion(key));
            return new(key);
        }),
        Sample.After(UpdateKeyDescriptionOperation.Instance, aws => new(NewKey(aws), "for secrets")),
    ];

    private static IReadOnlyList<Sample> Aliases =>
    [
        Sample.After(CreateAliasOperation.Instance, aws => new("alias/app", NewKey(aws))),
        Sample.After(UpdateAliasOperation.Instance, aws => new(NewAlias(aws), NewKey(aws))),
        Sample.After(DeleteAliasOperation.Instance, aws => new(NewAlias(aws))),
        Sample.Of(ListAliasesOperation.Instance, new()),
    ];

    private static IReadOnlyList<Sample> Policies =>
    [
        Sample.After(PutKeyPolicyOperation.Instance, aws => new(NewKey(aws), DefaultPolicy)),
        Sample.After(GetKeyPolicyOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(ListKeyPoliciesOperation.Instance, aws => new(NewKey(aws))),
    ];

    private static IReadOnlyList<Sample> Cryptography =>
    [
        Sample.After(EncryptOperation.Instance, aws => new(NewKey(aws), [1, 2, 3])),
        Sample.After(DecryptOperation.Instance, aws => new(aws.Call(new Encrypt(NewKey(aws), [1, 2, 3])).CiphertextBlob)),
        Sample.After(ReEncryptOperation.Instance, aws => new(NewKey(aws), aws.Call(new Encrypt(NewKey(aws), [1, 2, 3])).CiphertextBlob)),
        Sample.After(GenerateDataKeyOperation.Instance, aws => new(NewKey(aws), KeySpec: DataKeySpec.Aes256)),
        Sample.After(GenerateDataKeyWithoutPlaintextOperation.Instance, aws => new(NewKey(aws), KeySpec: DataKeySpec.Aes256)),
        Sample.Of(GenerateRandomOperation.Instance, new(32)),
        Sample.After(SignOperation.Instance, aws => new(NewKey(aws, KeySpec.EccNistP256), [1, 2, 3], SigningAlgorithm.EcdsaSha256)),
        Sample.After(VerifyOperation.Instance, aws =>
        {
            var key = NewKey(aws, KeySpec.EccNistP256);
            return new(key, [1, 2, 3], aws.Call(new Sign(key, [1, 2, 3], SigningAlgorithm.EcdsaSha256)).Signature, SigningAlgorithm.EcdsaSha256);
        }),
        Sample.After(GetPublicKeyOperation.Instance, aws => new(NewKey(aws, KeySpec.EccNistP256))),
        Sample.After(GenerateMacOperation.Instance, aws => new([1, 2, 3], NewKey(aws, KeySpec.Hmac256), MacAlgorithm.HmacSha256)),
        Sample.After(VerifyMacOperation.Instance, aws =>
        {
            var key = NewKey(aws, KeySpec.Hmac256);
            return new([1, 2, 3], key, MacAlgorithm.HmacSha256, aws.Call(new GenerateMac([1, 2, 3], key, MacAlgorithm.HmacSha256)).Mac);
        }),
    ];

    private static IReadOnlyList<Sample> Grants =>
    [
        Sample.After(CreateGrantOperation.Instance, aws => new(NewKey(aws), Principal, [GrantOperation.Decrypt])),
        Sample.After(ListGrantsOperation.Instance, aws => new(NewKey(aws))),
        Sample.Of(ListRetirableGrantsOperation.Instance, new(Principal)),
        Sample.After(RetireGrantOperation.Instance, aws => new(aws.Call(new CreateGrant(NewKey(aws), Principal, [GrantOperation.Decrypt])).GrantToken)),
        Sample.After(RevokeGrantOperation.Instance, aws =>
        {
            var key = NewKey(aws);
            return new(key, aws.Call(new CreateGrant(key, Principal, [GrantOperation.Decrypt])).GrantId);
        }),
    ];

    private static IReadOnlyList<Sample> Rotation =>
    [
        Sample.After(EnableKeyRotationOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(DisableKeyRotationOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(GetKeyRotationStatusOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(RotateKeyOnDemandOperation.Instance, aws => new(NewKey(aws))),
        Sample.After(ListKeyRotationsOperation.Instance, aws => new(NewKey(aws))),
    ];

    private static IReadOnlyList<Sample> Tags =>
    [
        Sample.After(TagResourceOperation.Instance, aws => new(NewKey(aws), [new("Team", "blue")])),
        Sample.After(UntagResourceOperation.Instance, aws => new(NewKey(aws), ["Team"])),
        Sample.After(ListResourceTagsOperation.Instance, aws => new(NewKey(aws))),
    ];

    private static string NewKey(AsCaller aws) => aws.Call(new CreateKey()).KeyMetadata.KeyId;

    private static string NewKey(AsCaller aws, KeySpec spec) =>
        aws.Call(new CreateKey(KeyUsage: spec == KeySpec.Hmac256 ? KeyUsage.GenerateVerifyMac : KeyUsage.SignVerify, KeySpec: spec)).KeyMetadata.KeyId;

    private static string NewAlias(AsCaller aws)
    {
        aws.Call(new CreateAlias("alias/app", NewKey(aws)));
        return "alias/app";
    }
}
