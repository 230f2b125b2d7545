namespace ScsLabs.Services.Ec2;

/// <summary>Lets the account's images in the Region become public.</summary>
/// <remarks>Source: EC2 API Reference, DisableImageBlockPublicAccess.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DisableImageBlockPublicAccess(bool DryRun = false)
{
    internal sealed record Result(ImageBlockPublicAccessDisabledState ImageBlockPublicAccessState);

    internal static Result Handle(Call call, Draft draft)
    {
        draft.Put(AllowedImages.Of(call.Place, draft) with { IsSharingPublicly = true });
        return new(ImageBlockPublicAccessDisabledState.Unblocked);
    }
}

/// <summary>The states in which images can become public.</summary>
internal enum ImageBlockPublicAccessDisabledState
{
    /// <summary>Images can become public.</summary>
    [Wire("unblocked")]
    Unblocked,
}
