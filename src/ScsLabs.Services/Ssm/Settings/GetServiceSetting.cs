namespace ScsLabs.Services.Ssm;

/// <summary>Describes a setting of the account in the Region.</summary>
/// <remarks>Errors: ServiceSettingNotFound, ValidationException. Source: Systems Manager API Reference, GetServiceSetting.</remarks>
[Operation<SsmApi>]
public sealed record GetServiceSetting([Target<ServiceSetting>, Length(1, 1000)] string SettingId)
{
    /// <summary>The setting.</summary>
    public sealed record Result(ServiceSettingView ServiceSetting);

    /// <summary>Describes the setting.</summary>
    internal static Result Handle(GetServiceSetting request, ServiceSetting setting) => new(ServiceSettingView.Of(setting));
}
