using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Ssm;

/// <summary>Changes a setting of the account in the Region: names the role of Default Host Management Configuration, and so turns it on.</summary>
/// <remarks>Errors: ServiceSettingNotFound, ValidationException. Sources: Systems Manager API Reference, UpdateServiceSetting; Systems Manager User Guide, "Managing EC2 instances automatically with Default Host Management Configuration".</remarks>
[Operation<SsmApi>]
public sealed record UpdateServiceSetting(
    [Target<ServiceSetting>, Length(1, 1000)] string SettingId,
    [Length(1, 4096)] string SettingValue)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Asks on the setting, and asks to pass the role to Systems Manager.</summary>
    internal static IEnumerable<Ask> Asks(UpdateServiceSetting request, Reference<ServiceSetting> setting, Call call)
    {
        yield return setting.Ask("ssm:UpdateServiceSetting");
        if (setting.Row is { Id: ServiceSetting.DefaultHostRole })
        {
            var role = ServiceSetting.RoleArn(call.Account, request.SettingValue);
            yield return new Ask("iam:PassRole", role, Role.Find(call.View, role)) { Conditions = [new("iam:PassedToService", SsmApi.Principal)] };
        }
    }

    /// <summary>Changes the setting. The role need not be there yet.</summary>
    internal static Result Handle(UpdateServiceSetting request, ServiceSetting setting, Call call, Draft draft)
    {
        if (request.SettingValue.Any(static letter => !char.IsAsciiLetterOrDigit(letter) && !"+=,.@_-/".Contains(letter)))
        {
            throw SsmErrors.InvalidSettingValue(request.SettingValue);
        }

        draft.Put(setting with { Value = request.SettingValue, ModifiedAt = call.Timestamp, ModifiedBy = call.Caller.Principal.Name });
        return new();
    }
}
