namespace ScsLabs.Services.Ec2;

/// <summary>Lets the account see and launch only images of others that fulfil its criteria, or only tells which don't.</summary>
/// <remarks>Source: EC2 API Reference, EnableAllowedImagesSettings.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record EnableAllowedImagesSettings(AllowedImagesEnabledState AllowedImagesSettingsState, bool DryRun = false)
{
    internal sealed record Result(AllowedImagesEnabledState AllowedImagesSettingsState);

    internal static Result Handle(EnableAllowedImagesSettings request, Call call, Draft draft)
    {
        var state = request.AllowedImagesSettingsState == AllowedImagesEnabledState.Enabled ? AllowedImagesState.Enabled : AllowedImagesState.AuditMode;
        draft.Put(AllowedImages.Of(call.Place, draft) with { State = state });
        return new(request.AllowedImagesSettingsState);
    }
}

/// <summary>The states of Allowed AMIs that can be chosen.</summary>
internal enum AllowedImagesEnabledState
{
    /// <summary>Only images that fulfil a criterion are allowed.</summary>
    [Wire("enabled")]
    Enabled,

    /// <summary>All images are allowed, and it is told which wouldn't be.</summary>
    [Wire("audit-mode")]
    AuditMode,
}
