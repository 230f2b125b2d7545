using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

internal static class KmsSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateKeyOperation.Instance, new()),
        Sample.After(EncryptOperation.Instance, aws => new(NewKey(aws), [1, 2, 3])),
        Sample.After(DecryptOperation.Instance, aws => new(aws.Call(new Encrypt(NewKey(aws), [1, 2, 3])).CiphertextBlob)),
    ];

    private static string NewKey(AsCaller aws) => aws.Call(new CreateKey()).KeyMetadata.KeyId;
}
