namespace ScsLabs.Services.Ec2;

/// <summary>A kind of EC2's resources: how its ARNs and ids look, and what EC2 calls it in errors.</summary>
/// <param name="Type">The type in ARNs and tag specifications, such as <c>vpc</c>.</param>
/// <param name="Prefix">The beginning of ids, such as <c>vpc-</c>.</param>
/// <param name="Parameter">The parameter that names one, such as <c>vpcId</c>.</param>
/// <param name="ErrorCode">The error code of a missing one, such as <c>InvalidVpcID.NotFound</c>.</param>
/// <param name="Noun">The beginning of that error's text, such as <c>The vpc ID</c>.</param>
internal sealed record Ec2Kind(ResourceType Type, string Prefix, string Parameter, string ErrorCode, string Noun)
{
    /// <summary>Whether ARNs name the account; those of images and snapshots don't.</summary>
    public bool HasAccount { get; init; } = true;

    /// <summary>The ARN of a resource.</summary>
    /// <param name="place">The resource's account and Region.</param>
    /// <param name="id">The id; <c>*</c> for one that is yet to be created.</param>
    public string ArnOf(Place place, string id) => $"arn:aws:ec2:{place.Region}:{(HasAccount ? place.Account.ToString() : "")}:{Type.ToWire()}/{id}";

    /// <summary>Creates the error for a resource that doesn't exist, or that isn't named at all.</summary>
    public AwsException NotFound(string id) => id is "" ? Ec2Errors.MissingParameter(Parameter) : new(ErrorCode, 400, $"{Noun} '{id}' does not exist");
}
