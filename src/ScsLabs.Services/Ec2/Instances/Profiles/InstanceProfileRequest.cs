using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Ec2;

/// <summary>The instance profile that a request gives an instance, by ARN or by name.</summary>
internal sealed record InstanceProfileRequest(string? Arn = null, string? Name = null)
{
    /// <summary>The ARN, whether or not the instance profile exists.</summary>
    public string ArnIn(Call call) => Find(call)?.Arn ?? Arn ?? InstanceProfile.ArnOf(call.Account, "/", Name ?? "");

    /// <summary>Asks to pass the role of the instance profile to EC2.</summary>
    /// <remarks>Source: EC2 User Guide, permission-to-pass-iam-roles; IAM User Guide, reference_policies_iam-condition-keys.</remarks>
    /// <param name="call">The call.</param>
    /// <param name="instance">The ARN of the instance that gets the role.</param>
    public IEnumerable<Ask> Asks(Call call, string instance) => Find(call) is { RoleName: { } role }
        ? [Reference<Role>.Of(role, call).Ask("iam:PassRole", [new("iam:PassedToService", "ec2.amazonaws.com"), new("iam:AssociatedResourceArn", instance)]) with { Shown = null }]
        : [];

    /// <summary>The instance profile, which contains a role.</summary>
    /// <exception cref="AwsException">There is no such instance profile in the account, or it contains no role.</exception>
    public InstanceProfile Found(Call call)
    {
        var profile = Find(call) ?? throw (Name is null
            ? Ec2Errors.InvalidParameterValue($"Value ({Arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN")
            : Ec2Errors.InvalidParameterValue($"Value ({Name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"));
        return profile.RoleName is null ? throw Ec2Errors.InvalidParameterValue($"IAM Instance Profile \"{profile.Arn}\" has no associated IAM Roles") : profile;
    }

    private InstanceProfile? Find(Call call) => (Arn, Name) switch
    {
        (null, null) => throw Ec2Errors.MissingParameter("iamInstanceProfile.name"),
        (null, { } name) => call.View.Find<InstanceProfile>(call.GlobalPlace, name),
        ({ } arn, null) => InstanceProfile.Find(call.View, arn) is { } profile && profile.Account == call.Account ? profile : null,
        _ => throw Ec2Errors.InvalidParameterCombination("The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'"),
    };
}

/// <summary>An instance's profile in an answer.</summary>
internal sealed record InstanceProfileInAnswer(string Arn, string Id);
