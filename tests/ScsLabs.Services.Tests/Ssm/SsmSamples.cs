using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

internal static class SsmSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(PutParameterOperation.Instance, aws => new("/a", "v", ParameterType.SecureString, aws.Call(new CreateKey()).KeyMetadata.KeyId)),
        Sample.After(GetParameterOperation.Instance, aws =>
        {
            aws.Call(new PutParameter("/a", "v", ParameterType.SecureString, aws.Call(new CreateKey()).KeyMetadata.KeyId));
            return new("/a", WithDecryption: true);
        }),
    ];
}
