using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;
using ScsLabs.Services.Tests.Iam;

namespace ScsLabs.Services.Tests.Sts;

internal static class StsSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(GetCallerIdentityOperation.Instance, new()),
        Sample.After(AssumeRoleOperation.Instance, aws => new(aws.Call(new CreateRole("app", IamSamples.Trust)).Role.Arn, "session", Tags: [new("Team", "blue")], SourceIdentity: "alice")),
        Sample.Of(GetSessionTokenOperation.Instance, new()),
        Sample.Of(GetFederationTokenOperation.Instance, new("guest", Tags: [new("Team", "blue")])),
        Sample.After(DecodeAuthorizationMessageOperation.Instance, _ => new(Encoded())),
        Sample.After(GetAccessKeyInfoOperation.Instance, aws => new(aws.Call(new GetSessionToken()).Credentials.AccessKeyId)),
    ];

    private static string Encoded()
    {
        var request = new AccessRequest(new(PrincipalKind.User, $"arn:aws:iam::{SampleRun.Account}:user/alice", SampleRun.Account), "ec2:CreateVpc", "*", null, new());
        return EncodedRefusal.Encode(SampleRun.Account, request, PolicyEngine.Evaluate(request, new()));
    }
}
