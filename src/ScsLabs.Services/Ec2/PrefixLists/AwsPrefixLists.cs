using System.Security.Cryptography;
using System.Text;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The prefix lists that AWS manages: those of S3 and DynamoDB in each Region.</summary>
/// <remarks>
/// Ids and addresses are those that AWS published (https://ip-ranges.amazonaws.com/ip-ranges.json), as far as they were known when this was written: not all of them, and AWS changes them.
/// In a Region that isn't here ids follow from its name, and the addresses are those that RFC 5737 sets aside for documentation, so that they are nobody's.
/// </remarks>
internal static class AwsPrefixLists
{
    private const string S3 = "s3";
    private const string DynamoDb = "dynamodb";

    private static readonly Dictionary<(string Region, string Service), (string Id, string Cidrs)> Known = new()
    {
        [("us-east-1", S3)] = ("pl-63a5400a", "3.5.0.0/19 16.182.0.0/16 18.34.0.0/19 18.34.232.0/21 44.192.134.240/28 44.192.140.64/28 52.216.0.0/15 54.231.0.0/16"),
        [("us-east-1", DynamoDb)] = ("pl-02cd2c6b", "3.218.180.0/22 52.94.0.0/22 52.119.224.0/20"),
        [("us-east-2", S3)] = ("pl-7ba54012", "3.5.128.0/22 3.5.132.0/23 52.219.80.0/20 52.219.96.0/20"),
        [("us-east-2", DynamoDb)] = ("pl-4ca54025", "52.94.4.0/24"),
        [("us-west-1", S3)] = ("pl-6ba54002", "3.5.160.0/22 52.219.24.0/21 52.219.112.0/21"),
        [("us-west-2", S3)] = ("pl-68a54001", "3.5.76.0/22 3.5.80.0/21 18.34.48.0/20 18.34.244.0/22 35.80.36.208/28 35.80.36.224/28 52.92.128.0/17 52.218.128.0/17"),
        [("us-west-2", DynamoDb)] = ("pl-00a54069", "52.94.10.0/24 52.94.12.0/24 52.119.252.0/22"),
        [("eu-west-1", S3)] = ("pl-6da54004", "3.5.64.0/21 3.5.72.0/23 18.34.32.0/20 18.34.240.0/22 52.92.0.0/17 52.218.0.0/17"),
        [("eu-west-1", DynamoDb)] = ("pl-6fa54006", "52.94.5.0/24 52.94.24.0/23 52.94.26.0/23 52.119.240.0/21"),
        [("eu-central-1", S3)] = ("pl-6ea54007", "3.5.134.0/23 3.5.136.0/22 52.219.44.0/22 52.219.72.0/22"),
        [("eu-central-1", DynamoDb)] = ("pl-66a5400f", "52.94.17.0/24 52.119.188.0/22"),
        [("ap-northeast-1", S3)] = ("pl-61a54008", "3.5.152.0/21 52.219.0.0/20 52.219.16.0/22 52.219.68.0/22 52.219.136.0/22"),
        [("ap-northeast-1", DynamoDb)] = ("pl-78a54011", "52.94.8.0/24 52.119.216.0/21"),
        [("ap-southeast-1", S3)] = ("pl-6fa54006", "3.5.146.0/23 3.5.148.0/22 52.219.32.0/21 52.219.40.0/22"),
        [("ap-southeast-1", DynamoDb)] = ("pl-67a5400e", "52.94.11.0/24 52.119.208.0/23 52.119.212.0/23"),
        [("ap-southeast-2", S3)] = ("pl-6ca54005", "3.5.164.0/22 3.5.168.0/23 52.95.128.0/21"),
        [("ap-southeast-2", DynamoDb)] = ("pl-62a5400b", "52.94.13.0/24 52.119.210.0/23 52.119.214.0/23"),
    };

    private static readonly Dictionary<string, IReadOnlyList<PrefixList>> ByRegion = Known.Keys.Select(key => key.Region).Distinct(StringComparer.Ordinal).ToDictionary(region => region, Make, StringComparer.Ordinal);

    /// <summary>The lists of a Region, in ordinal order of their ids.</summary>
    public static IReadOnlyList<PrefixList> Of(string region) => ByRegion.TryGetValue(region, out var lists) ? lists : Make(region);

    /// <summary>The Region's list with this id; null where there is none.</summary>
    public static PrefixList? Find(string region, string id) => Of(region).FirstOrDefault(list => list.Id == id);

    /// <summary>The Region's list of a service that has gateway endpoints.</summary>
    /// <param name="region">The Region.</param>
    /// <param name="name">The service's name, such as <c>com.amazonaws.us-east-1.s3</c>.</param>
    public static PrefixList OfService(string region, string name) => Of(region).First(list => list.Name == name);

    private static IReadOnlyList<PrefixList> Make(string region) => [.. ((string[])[S3, DynamoDb]).Select(service => Make(region, service)).OrderBy(list => list.Id, StringComparer.Ordinal)];

    private static PrefixList Make(string region, string service)
    {
        var (id, cidrs) = Known.TryGetValue((region, service), out var known) ? known : (IdOf(region, service), service == S3 ? "203.0.113.0/25" : "203.0.113.128/25");
        return new(region, id, $"com.amazonaws.{region}.{service}", [.. cidrs.Split(' ').Select(Cidr.Parse)]);
    }

    private static string IdOf(string region, string service) => PrefixList.Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{region} {service}")))[..8];
}
