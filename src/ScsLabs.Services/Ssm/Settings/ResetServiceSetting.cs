namespace ScsLabs.Services.Ssm;

/// <summary>Gives a setting of the account in the Region AWS's value again.</summary>
/// <remarks>Errors: ServiceSettingNotFound, ValidationException. Source: Systems Manager API Reference, ResetServiceSetting.</remarks>
[Operation<SsmApi>]
public sealed record ResetServiceSetting([Target<ServiceSetting>, Length(1, 1000)] string SettingId)
{
    /// <summary>The setting as it is then.</summary>
    public sealed record Result(ServiceSettingView ServiceSetting);

    /// <summary>Resets the setting.</summary>
    internal static Result Handle(ResetServiceSetting request, ServiceSetting setting, Draft draft)
    {
        if (setting.IsCustomized)
        {
            draft.Remove(setting);
        }

        return new(ServiceSettingView.Of(ServiceSetting.Default(setting.Place)));
    }
}
