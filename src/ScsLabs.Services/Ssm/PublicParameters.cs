using System.Collections.Concurrent;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>The parameters that AWS has in every account: the ids of the newest public images, and of those before. They belong to no account, and nobody writes them.</summary>
/// <remarks>They aren't rows, as public images aren't. Source: Systems Manager User Guide, parameter-store-public-parameters.</remarks>
internal static class PublicParameters
{
    private const string Root = "/aws/service";
    private const string Author = "AWS";

    private static readonly ConcurrentDictionary<string, ImmutableSortedDictionary<string, Parameter>> Regions = new(StringComparer.Ordinal);

    /// <summary>Whether a name or path is one that AWS keeps for its public parameters, whether or not they are here.</summary>
    public static bool IsOne(string name) => name.StartsWith(Root + "/", StringComparison.Ordinal) || name == Root;

    /// <summary>Finds a public parameter by name or ARN; null where there is none.</summary>
    public static Reference<Parameter>? Find(string name, Call call)
    {
        var prefix = Parameter.ArnOf(new(default, call.Region), "");
        var path = name.StartsWith(prefix, StringComparison.Ordinal) ? "/" + name[prefix.Length..] : name;
        return In(call.Region).TryGetValue(path, out var parameter) ? new(name, parameter.Arn, parameter) : null;
    }

    /// <summary>Whether public parameters are under a path below <c>/aws/service</c>, whose own parameters are far from all here.</summary>
    public static bool IsPath(string path, string region) => path.TrimEnd('/') != Root && IsOne(path) && Under(path, recursive: true, "", region).Any();

    /// <summary>The public parameters under a path, in ordinal order of their names, from a name on.</summary>
    public static IEnumerable<Parameter> Under(string path, bool recursive, string from, string region) =>
        In(region).Values.Where(parameter => string.CompareOrdinal(parameter.Name, from) >= 0 && ParameterName.IsUnder(parameter.Name, path, recursive));

    private static ImmutableSortedDictionary<string, Parameter> In(string region) => Regions.GetOrAdd(
        region,
        static region => PublicImages.All(region)
            .SelectMany(one => one.Parameters.Select(name => (Name: name, one.Image)))
            .GroupBy(one => one.Name, one => one.Image, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(images => images.Key, images => Of(images.Key, images, region), StringComparer.Ordinal));

    private static Parameter Of(string name, IEnumerable<Image> images, string region) => new()
    {
        Account = default,
        Region = region,
        Name = name,
        Versions =
        [
            .. images.OrderBy(image => image.CreationDate).Select((image, index) => new ParameterVersion
            {
                Version = index + 1,
                Type = ParameterType.String,
                Value = image.Id,
                Tier = ParameterTier.Standard,
                DataType = ParameterDataType.Ec2Image,
                LastModifiedDate = image.CreationDate,
                LastModifiedUser = Author,
            }),
        ],
    };
}
