using System.Collections.Frozen;
using static ScsLabs.Policy.ConditionKeyType;
using static ScsLabs.Policy.KeySource;

namespace ScsLabs.Policy;

/// <summary>The registry of all condition keys: the global keys in this file, each service's in its own.</summary>
/// <remarks>Source: IAM User Guide, reference_policies_condition-keys; Service Authorization Reference.</remarks>
internal static partial class ConditionKeys
{
    // "String" would be resolved as System.String.
    private const ConditionKeyType Text = ConditionKeyType.String;

    private static ConditionKey[] Global =>
    [
        new("aws:PrincipalArn", Arn, Principal),
        new("aws:PrincipalAccount", Text, Principal),
        new("aws:PrincipalOrgPaths", Text, Principal, MultiValued: true),
        new("aws:PrincipalOrgID", Text, Principal),
        new("aws:PrincipalTag/", Text, Principal),
        new("aws:PrincipalIsAWSService", Bool, Principal),
        new("aws:PrincipalServiceName", Text, Principal),
        new("aws:PrincipalServiceNamesList", Text, Principal, MultiValued: true),
        new("aws:PrincipalType", Text, Principal),
        new("aws:userid", Text, Principal),
        new("aws:username", Text, Principal),

        new("aws:AssumedRoot", Bool, NotComputed),
        new("aws:FederatedProvider", Text, Session),
        new("aws:TokenIssueTime", Date, Session),
        new("aws:MultiFactorAuthAge", Numeric, Session),
        new("aws:MultiFactorAuthPresent", Bool, Session),
        new("aws:ChatbotSourceArn", Arn, NotComputed),
        new("aws:Ec2InstanceSourceVpc", Text, Session),
        new("aws:Ec2InstanceSourcePrivateIPv4", IpAddress, Session),
        new("aws:SourceIdentity", Text, Session),
        new("ec2:RoleDelivery", Numeric, Session),
        new("ec2:SourceInstanceArn", Arn, Session),
        new("glue:RoleAssumedBy", Text, NotComputed),
        new("glue:CredentialIssuingService", Text, NotComputed),
        new("identitystore:UserId", Text, NotComputed),
        new("lambda:SourceFunctionArn", Arn, Session),
        new("ssm:SourceInstanceArn", Arn, Session),

        new("aws:SourceIp", IpAddress, Network),
        new("aws:SourceVpc", Text, Network),
        new("aws:SourceVpcArn", Text, Network),
        new("aws:SourceVpce", Text, Network),
        new("aws:VpceAccount", Text, Network),
        new("aws:VpceOrgID", Text, Network),
        new("aws:VpceOrgPaths", Text, Network, MultiValued: true),
        new("aws:VpcSourceIp", IpAddress, Network),

        new("aws:ResourceAccount", Text, Resource),
        new("aws:ResourceOrgID", Text, Resource),
        new("aws:ResourceOrgPaths", Text, Resource, MultiValued: true),
        new("aws:ResourceTag/", Text, Resource),

        new("aws:CalledVia", Text, Request, MultiValued: true),
        new("aws:CalledViaFirst", Text, Request),
        new("aws:CalledViaLast", Text, Request),
        new("aws:CalledViaAWSMCP", Text, NotComputed),
        new("aws:ViaAWSService", Bool, Request),
        new("aws:ViaAWSMCPService", Bool, NotComputed),
        new("aws:IsMcpServiceAction", Bool, NotComputed),
        new("aws:CurrentTime", Date, Request),
        new("aws:EpochTime", Date, Request),
        new("aws:referer", Text, Request),
        new("aws:RequestedRegion", Text, Request),
        new("aws:RequestTag/", Text, Request),
        new("aws:TagKeys", Text, Request, MultiValued: true),
        new("aws:SecureTransport", Bool, Request),
        new("aws:SourceArn", Arn, Request),
        new("aws:SourceAccount", Text, Request),
        new("aws:SourceOwner", Text, Request),
        new("aws:SourceOrgID", Text, Request),
        new("aws:SourceOrgPaths", Text, Request, MultiValued: true),
        new("aws:UserAgent", Text, Request),
    ];

    private static readonly FrozenDictionary<string, ConditionKey> ByName =
        ((ConditionKey[])[.. Global, .. Ec2, .. Iam, .. Kms, .. Rds, .. S3, .. Ssm, .. Sts]).ToFrozenDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The registered keys that requests to every service can have: the global ones, and those of a session's identity provider.</summary>
    private static readonly FrozenSet<string> OfEveryService =
        Global.Concat(Sts.Where(key => !key.Name.StartsWith("sts:", StringComparison.Ordinal))).Select(key => key.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All condition keys, unordered.</summary>
    public static IReadOnlyCollection<ConditionKey> All => ByName.Values;

    /// <summary>Whether a request to the service can have the key. AWS takes any name that begins with <c>aws:</c>.</summary>
    public static bool IsOf(string service, string name) =>
        name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
        || IsOfEveryService(name)
        || (Find(name) is { } key && key.Name.StartsWith($"{service}:", StringComparison.Ordinal));

    /// <summary>Whether requests to every service can have the key, such as <c>lambda:SourceFunctionArn</c>.</summary>
    public static bool IsOfEveryService(string name) => Find(name) is { } key && OfEveryService.Contains(key.Name);

    /// <summary>Finds a key by its name, ignoring case; a name with a sub-key finds the key that the sub-key belongs to.</summary>
    public static ConditionKey? Find(string name)
    {
        if (ByName.TryGetValue(name, out var key))
        {
            return key;
        }

        var slash = name.IndexOf('/');
        var end = slash >= 0 ? slash : name.IndexOf(':', name.IndexOf(':') + 1);
        return end < 0 ? null : ByName.GetValueOrDefault(name[..(end + 1)]);
    }
}
