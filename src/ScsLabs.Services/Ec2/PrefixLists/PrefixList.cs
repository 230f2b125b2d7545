using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A prefix list that AWS manages: a service's addresses in a Region. It is there in every account.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">The name, which is the service's: <c>com.amazonaws.us-east-1.s3</c>.</param>
/// <param name="Cidrs">The addresses.</param>
internal sealed record PrefixList(string Region, string Id, string Name, IReadOnlyList<Cidr> Cidrs) : IResource
{
    /// <summary>The beginning of ids.</summary>
    public const string Prefix = "pl-";

    /// <summary>The owner's name.</summary>
    public const string Owner = "AWS";

    /// <summary>The filters that lists of prefix lists take.</summary>
    public static ResourceFilters<PrefixList> Filters { get; } = new(
        new Dictionary<string, Func<PrefixList, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["owner-id"] = (_, _) => [Owner],
            ["prefix-list-id"] = (list, _) => [list.Id],
            ["prefix-list-name"] = (list, _) => [list.Name],
        },
        Ec2Errors.UnknownFilter);

    /// <inheritdoc />
    public Place Place => new(default, Region);

    /// <inheritdoc />
    public string Arn => ArnOf(Region, Id);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSets.Rules.None;

    /// <summary>The ARN of a Region's list of AWS's, whether or not it exists.</summary>
    public static string ArnOf(string region, string id) => $"arn:aws:ec2:{region}:aws:prefix-list/{id}";
}
