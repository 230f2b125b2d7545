using ScsLabs.Model.Calls;
using ScsLabs.Model.Declarations;
using ScsLabs.Model.State;
using ScsLabs.Services;

namespace ScsLabs.Emulator.Tests.Sketch;

/// <summary>A VPC.</summary>
internal sealed record Vpc(AccountId Account, string Region, string VpcId, string CidrBlock, IReadOnlyDictionary<string, string> Tags) : IResource<Vpc>
{
    public static readonly ResourceFilters<Vpc> Filters = new(
        new Dictionary<string, Func<Vpc, IEnumerable<string>>>(StringComparer.Ordinal) { ["vpc-id"] = vpc => [vpc.VpcId], ["cidr"] = vpc => [vpc.CidrBlock] },
        static name => new("InvalidParameterValue", 400, $"The filter '{name}' is invalid"));

    public Place Place => new(Account, Region);

    public string Id => VpcId;

    public string Arn => ArnOf(Place, VpcId);

    public static Reference<Vpc> Resolve(string name, Call call) => new(name, ArnOf(call.Place, name), call.View.Find<Vpc>(call.Place, name));

    public static AwsException NotFound(string name, Call call) => new("InvalidVpcID.NotFound", 400, $"The vpc ID '{name}' does not exist");

    public static string ArnOf(Place place, string id) => $"arn:aws:ec2:{place.Region}:{place.Account}:vpc/{id}";
}

/// <summary>The tags of a resource that a request creates.</summary>
public sealed record TagSpecification(string ResourceType, [Wire("Tag")] IReadOnlyList<Tag> Tags);

/// <summary>A filter.</summary>
public sealed record Filter(string Name, [Wire("Value")] IReadOnlyList<string> Values);

/// <summary>A VPC in an answer: names begin with a small letter without being told to.</summary>
public sealed record VpcView(string VpcId, string CidrBlock, [Wire("tagSet")] IReadOnlyList<Tag> Tags)
{
    internal static VpcView Of(Vpc vpc) => new(vpc.VpcId, vpc.CidrBlock, [.. vpc.Tags.Select(tag => new Tag(tag.Key, tag.Value))]);
}

/// <summary>A tag.</summary>
public sealed record Tag(string Key, string Value) : ITag;
