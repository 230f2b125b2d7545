namespace ScsLabs.Services.Ec2;

/// <summary>Keeps the account's images in the Region from becoming public. Those that are stay so.</summary>
/// <remarks>Source: EC2 API Reference, EnableImageBlockPublicAccess.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record EnableImageBlockPublicAccess(ImageBlockPublicAccessEnabledState ImageBlockPublicAccessState, bool DryRun = false)
{
    internal sealed record Result(ImageBlockPublicAccessEnabledState ImageBlockPublicAccessState);

    internal static Result Handle(Call call, Draft draft)
    {
        draft.Put(AllowedImages.Of(call.Place, draft) with { IsSharingPublicly = false });
        return new(ImageBlockPublicAccessEnabledState.BlockNewSharing);
    }
}

/// <summary>The states in which images can't become public.</summary>
internal enum ImageBlockPublicAccessEnabledState
{
    /// <summary>No image becomes public.</summary>
    [Wire("block-new-sharing")]
    BlockNewSharing,
}
