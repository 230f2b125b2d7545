namespace ScsLabs.Services.Iam;

/// <summary>Reads an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record GetInstanceProfile([Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName)
{
    /// <summary>The profile.</summary>
    public sealed record Result(InstanceProfileView InstanceProfile);

    /// <summary>Reads the instance profile.</summary>
    internal static Result Handle(GetInstanceProfile request, InstanceProfile profile, WorldView view) => new(InstanceProfileView.Of(profile, view));
}
