using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

internal static class IamSamples
{
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}""";

    public const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}]}""";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateUserOperation.Instance, new("alice")),
        Sample.Of(CreateRoleOperation.Instance, new("app", Trust)),
        Sample.After(CreateAccessKeyOperation.Instance, aws =>
        {
            aws.Call(new CreateUser("alice"));
            return new("alice");
        }),
        Sample.After(PutUserPolicyOperation.Instance, aws =>
        {
            aws.Call(new CreateUser("alice"));
            return new("alice", "p", Policy);
        }),
        Sample.After(PutRolePolicyOperation.Instance, aws =>
        {
            aws.Call(new CreateRole("app", Trust));
            return new("app", "p", Policy);
        }),
    ];
}
