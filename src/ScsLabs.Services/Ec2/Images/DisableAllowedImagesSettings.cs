namespace ScsLabs.Services.Ec2;

/// <summary>Lets the account see and launch all images again. The criteria stay.</summary>
/// <remarks>Source: EC2 API Reference, DisableAllowedImagesSettings.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DisableAllowedImagesSettings(bool DryRun = false)
{
    internal sealed record Result(AllowedImagesDisabledState AllowedImagesSettingsState);

    internal static Result Handle(Call call, Draft draft)
    {
        draft.Put(AllowedImages.Of(call.Place, draft) with { State = AllowedImagesState.Disabled });
        return new(AllowedImagesDisabledState.Disabled);
    }
}

/// <summary>The state of Allowed AMIs that are off.</summary>
internal enum AllowedImagesDisabledState
{
    /// <summary>All images are allowed.</summary>
    [Wire("disabled")]
    Disabled,
}
