namespace ScsLabs.Services.Ec2;

/// <summary>Ends the sharing of an image.</summary>
/// <remarks>Errors: InvalidAMIID.NotFound, AuthFailure. Source: EC2 API Reference, ResetImageAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record ResetImageAttribute([Target<Image>] string ImageId, ResettableImageAttribute Attribute, bool DryRun = false)
{
    internal static IEnumerable<Ask> Asks(Reference<Image> image) => [image.Ask("ec2:ResetImageAttribute", [new("ec2:Attribute", "LaunchPermission")])];

    internal static void Handle(Image image, Call call, Draft draft)
    {
        image.RequireOwn(call);
        draft.Put(image with { SharedWith = [], IsPublic = false });
    }
}

/// <summary>The attributes of an image that can be reset.</summary>
internal enum ResettableImageAttribute
{
    /// <summary>Who may launch it.</summary>
    [Wire("launchPermission")]
    LaunchPermission,
}
