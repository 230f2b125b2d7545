namespace ScsLabs.Services.Ec2;

/// <summary>Tells whether the account's images in the Region can become public.</summary>
/// <remarks>Source: EC2 API Reference, GetImageBlockPublicAccessState.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record GetImageBlockPublicAccessState(bool DryRun = false)
{
    internal sealed record Result(string ImageBlockPublicAccessState, SettingsManager ManagedBy);

    internal static Result Handle(Call call) => new(AllowedImages.Of(call.Place, call.View).IsSharingPublicly ? "unblocked" : "block-new-sharing", SettingsManager.Account);
}
