using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>A service of AWS's that has endpoints of one type. S3 has two types, and is two of these.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Short">The service's name in the endpoint's, such as <c>s3</c>.</param>
/// <param name="Type">The type of the endpoints.</param>
internal sealed record EndpointService(string Region, string Short, VpcEndpointType Type) : IResource
{
    /// <summary>The services with gateway endpoints. They are those that have prefix lists.</summary>
    private static readonly string[] Gateways = ["dynamodb", "s3"];

    /// <summary>The services with interface endpoints, of those that AWS has: what this emulator has or may come to have.</summary>
    private static readonly string[] Interfaces =
        ["cloudtrail", "config", "ec2", "ec2messages", "events", "kms", "lambda", "logs", "monitoring", "rds", "s3", "secretsmanager", "sns", "sqs", "ssm", "ssmmessages", "sts"];

    /// <summary>The filters that lists of services take.</summary>
    public static ResourceFilters<EndpointService> Filters { get; } = new(
        new Dictionary<string, Func<EndpointService, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["owner"] = (_, _) => [Owner],
            ["service-name"] = (service, _) => [service.Name],
            ["service-region"] = (service, _) => [service.Region],
            ["service-type"] = (service, _) => [service.Type.ToWire()],
            ["supported-ip-address-types"] = (_, _) => ["ipv4"],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The owner's name.</summary>
    public const string Owner = "amazon";

    /// <summary>The service's name, such as <c>com.amazonaws.us-east-1.s3</c>.</summary>
    public string Name => $"com.amazonaws.{Region}.{Short}";

    /// <summary>The service's own name, outside of VPCs.</summary>
    public string DnsName => $"{Short}.{Region}.amazonaws.com";

    /// <summary>Whether that name can lead to interface endpoints. S3's can in AWS, beside a gateway endpoint, which isn't emulated.</summary>
    public bool HasPrivateDns => Type == VpcEndpointType.Interface && Short != "s3";

    /// <summary>The id, which follows from the name and the type.</summary>
    public string Id => "vpce-svc-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name} {Type}")))[..17];

    /// <summary>The key that orders the services: the name, then the type.</summary>
    public string Key => $"{Name} {Type.ToWire()}";

    /// <inheritdoc />
    public Place Place => new(default, Region);

    /// <inheritdoc />
    public string Arn => $"arn:aws:ec2:{Region}:{Owner}:vpc-endpoint-service/{Id}";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSets.Rules.None;

    /// <summary>The services of a Region, in ordinal order of their names.</summary>
    public static IReadOnlyList<EndpointService> Of(string region) =>
    [
        .. Gateways.Select(name => new EndpointService(region, name, VpcEndpointType.Gateway))
            .Concat(Interfaces.Select(name => new EndpointService(region, name, VpcEndpointType.Interface)))
            .OrderBy(service => service.Key, StringComparer.Ordinal),
    ];

    /// <summary>The service that a request names.</summary>
    /// <exception cref="AwsException">It doesn't exist, or has no endpoints of the type.</exception>
    public static EndpointService Find(string region, string name, VpcEndpointType type)
    {
        var found = Of(region).Where(service => service.Name == name).ToList();
        return found.Count == 0 ? throw Ec2Errors.InvalidServiceName(name)
            : found.Find(service => service.Type == type)
                ?? throw Ec2Errors.InvalidParameter($"Endpoint type ({type.ToWire()}) does not match available service types ([{string.Join(", ", found.Select(service => service.Type.ToWire()))}]).");
    }
}
