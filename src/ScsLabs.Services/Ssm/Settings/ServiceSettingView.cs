namespace ScsLabs.Services.Ssm;

/// <summary>A setting as answers show it.</summary>
public sealed record ServiceSettingView
{
    public required string SettingId { get; init; }
    public required string SettingValue { get; init; }
    public required DateTimeOffset? LastModifiedDate { get; init; }
    public required string LastModifiedUser { get; init; }
    [Wire("ARN")] public required string Arn { get; init; }

    /// <summary><c>Default</c> or <c>Customized</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Shows a setting.</summary>
    internal static ServiceSettingView Of(ServiceSetting setting) => new()
    {
        SettingId = setting.Id,
        SettingValue = setting.Value,
        LastModifiedDate = setting.ModifiedAt,
        LastModifiedUser = setting.ModifiedBy,
        Arn = setting.Arn,
        Status = setting.IsCustomized ? "Customized" : "Default",
    };
}
