using System.Buffers;

namespace ScsLabs.Services.Ec2;

/// <summary>A kind of EC2's resources: how its ARNs and ids look, and what EC2 calls it in errors.</summary>
/// <param name="Type">The type in ARNs and tag specifications, such as <c>vpc</c>.</param>
/// <param name="Prefix">The beginning of ids, such as <c>vpc-</c>.</param>
/// <param name="Parameter">The parameter that names one, such as <c>vpcId</c>.</param>
/// <param name="ErrorCode">The error code of a missing one, such as <c>InvalidVpcID.NotFound</c>.</param>
/// <param name="Noun">The beginning of that error's text, such as <c>The vpc ID</c>.</param>
internal sealed record Ec2Kind(ResourceType Type, string Prefix, string Parameter, string ErrorCode, string Noun)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether ARNs name the account; those of images and snapshots don't.</summary>
    public bool HasAccount { get; init; } = true;

    /// <summary>Whether EC2 puts the id of a missing one in brackets, as it does with images.</summary>
    public bool HasBrackets { get; init; }

    /// <summary>The error code of an id that none of the kind can have, such as <c>InvalidVpcID.Malformed</c>. Null where EC2's table of errors has none: such an id is told as a missing one's.</summary>
    public string? MalformedCode { get; init; }

    /// <summary>Whether the error for a malformed id says which characters it may have, as that of VPC endpoints does.</summary>
    public bool TellsCharacters { get; init; }

    /// <summary>The ARN of a resource.</summary>
    /// <param name="place">The resource's account and Region.</param>
    /// <param name="id">The id; <c>*</c> for one that is yet to be created.</param>
    public string ArnOf(Place place, string id) => $"arn:aws:ec2:{place.Region}:{(HasAccount ? place.Account.ToString() : "")}:{Type.ToWire()}/{id}";

    /// <summary>Whether a resource of the kind could have the id: 17 hex digits behind the prefix, or 8 as in the years before 2018.</summary>
    public bool IsWellFormed(string id) => IsWellFormed(id, Prefix);

    /// <summary>Whether an id has the digits that EC2's ids have behind a prefix.</summary>
    public static bool IsWellFormed(string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal) && id.Length - prefix.Length is 8 or 17 && !id.AsSpan(prefix.Length).ContainsAnyExcept(Digits);

    /// <summary>Creates the error for a resource that doesn't exist, whose id is malformed, or that isn't named at all.</summary>
    public AwsException NotFound(string id) =>
        id is "" ? Ec2Errors.MissingParameter(Parameter)
        : MalformedCode is { } code && !IsWellFormed(id) ? new(code, 400, TellsCharacters
            ? $"Invalid Id: '{id}' (expecting '{Prefix}...; the Id may only contain lowercase alphanumeric characters and a single dash')"
            : $"Invalid id: \"{id}\" (expecting \"{Prefix}...\")")
        : new(ErrorCode, 400, $"{Noun} '{(HasBrackets ? $"[{id}]" : id)}' does not exist");
}
