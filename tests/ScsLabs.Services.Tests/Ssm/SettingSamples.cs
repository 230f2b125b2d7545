using ScsLabs.Services.Iam;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

internal static class SettingSamples
{
    private const string Setting = "/ssm/managed-instance/default-ec2-instance-management-role";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ssm.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(GetServiceSettingOperation.Instance, new(Setting)),
        Sample.After(UpdateServiceSettingOperation.Instance, aws => new(Setting, NewRole(aws))),
        Sample.After(ResetServiceSettingOperation.Instance, aws => new(Updated(aws))),
    ];

    private static string NewRole(AsCaller aws)
    {
        aws.Call(new CreateRole("hosts", Trust));
        return "hosts";
    }

    private static string Updated(AsCaller aws)
    {
        aws.Call(new UpdateServiceSetting(Setting, NewRole(aws)));
        return Setting;
    }
}
