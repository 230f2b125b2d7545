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

    /// <summary>The services that AWS has endpoints for and the emulator hasn't.</summary>
    /// <remarks>Source: AWS PrivateLink guide, aws-services-privatelink-support.</remarks>
    private static readonly string[] OfAws = (
        "access-analyzer acm-pca airflow.api airflow.env airflow.ops application-autoscaling appmesh-envoy-management apprunner apprunner.requests appstream.api " +
        "appstream.streaming appsync athena autoscaling autoscaling-plans backup backup-gateway batch bedrock bedrock-agent bedrock-agent-runtime bedrock-runtime cassandra " +
        "cassandra-fips clouddirectory cloudformation cloudhsmv2 codeartifact.api codeartifact.repositories codebuild codebuild-fips codecommit codecommit-fips codedeploy " +
        "codedeploy-commands-secure codepipeline comprehend comprehendmedical connect-campaigns console databrew datasync datazone deviceadvisor.iot dms dms-fips ds ebs ecr.api " +
        "ecr.dkr ecs ecs-agent ecs-telemetry eks eks-auth elasticache elasticbeanstalk elasticbeanstalk-health elasticfilesystem elasticfilesystem-fips elasticloadbalancing " +
        "elasticmapreduce email-smtp emr-containers emr-serverless emrwal.prod entityresolution evidently execute-api finspace fis forecast fsx fsx-fips git-codecommit glue " +
        "grafana greengrass groundstation guardduty-data healthlake identitystore imagebuilder inspector2 internetmonitor iot.credentials iot.data iotsitewise.api kafka kendra " +
        "kinesis-firehose kinesis-streams kms-fips lakeformation license-manager macie2 mediaconnect memory-db mgn migrationhub-orchestrator models-v2-lex network-firewall " +
        "networkmonitor nimble organizations panorama payment-cryptography.controlplane pinpoint pipes polly profile proton qbusiness qldb.session quicksight-website " +
        "rds-data redshift redshift-data rekognition resource-groups robomaker rolesanywhere route53resolver rum runtime-v2-lex s3express sagemaker.api " +
        "sagemaker.featurestore-runtime sagemaker.runtime scheduler schemas securityhub serverlessrepo servicecatalog servicediscovery signin states storagegateway swf sync-states " +
        "synthetics tagging textract timestream-influxdb transcribe transcribestreaming transfer transfer.server translate verifiedpermissions vpc-lattice wafv2 wellarchitected " +
        "workspaces xray").Split(' ');

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
        RequireEmulated(region, name, type);
        var found = Of(region).Where(service => service.Name == name).ToList();
        return found.Count == 0 ? throw Ec2Errors.InvalidServiceName(name)
            : found.Find(service => service.Type == type)
                ?? throw Ec2Errors.InvalidParameter($"Endpoint type ({type.ToWire()}) does not match available service types ([{string.Join(", ", found.Select(service => service.Type.ToWire()))}]).");
    }

    /// <summary>Requires that a service isn't one of those that AWS has endpoints for and the emulator hasn't.</summary>
    /// <param name="region">The Region.</param>
    /// <param name="name">The service's name.</param>
    /// <param name="type">The wanted type of endpoint; null for any.</param>
    /// <exception cref="AwsException">NotImplemented.</exception>
    public static void RequireEmulated(string region, string name, VpcEndpointType? type)
    {
        var prefix = $"com.amazonaws.{region}.";
        if (name == $"aws.sagemaker.{region}.notebook" || name is "com.amazonaws.iam" or "com.amazonaws.s3-global.accesspoint"
            || (name.StartsWith(prefix, StringComparison.Ordinal) && (OfAws.Contains(name[prefix.Length..], StringComparer.Ordinal) || (type == VpcEndpointType.Interface && name == prefix + "dynamodb"))))
        {
            throw AwsException.NotEmulated($"{(type is { } wanted ? $"{wanted.ToWire()} endpoints" : "VPC endpoints")} of {name}");
        }
    }
}
