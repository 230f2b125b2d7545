using ScsLabs.Services.S3Control;

namespace ScsLabs.Services.Tests.S3Control;

/// <summary>A call of each S3 Control operation.</summary>
internal static class S3ControlSamples
{
    private const string Account = "111111111111";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(DeleteAccountPublicAccessBlockOperation.Instance, aws => After(aws, new DeleteAccountPublicAccessBlock(Account))),
        Sample.After(GetAccountPublicAccessBlockOperation.Instance, aws => After(aws, new GetAccountPublicAccessBlock(Account))),
        Sample.Of(PutAccountPublicAccessBlockOperation.Instance, new(new(BlockPublicPolicy: true), Account)),
    ];

    private static T After<T>(AsCaller aws, T request)
    {
        aws.Call(new PutAccountPublicAccessBlock(new(BlockPublicPolicy: true), Account));
        return request;
    }
}
