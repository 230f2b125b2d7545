using System.Collections.Frozen;

namespace ScsLabs.Policy.Evaluation;

/// <summary>The services that resource control policies apply to. Source: Organizations User Guide, orgs_manage_policies_rcps.</summary>
internal static class ResourceControlServices
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aoss", "appconfig", "appstream", "autoscaling", "autoscaling-plans", "budgets", "clouddirectory", "cloudfront",
        "cloudsearch", "cloudtrail-data", "codeartifact", "codebuild", "codecommit", "codepipeline", "cognito-identity",
        "cognito-idp", "comprehend", "comprehendmedical", "compute-optimizer", "cost-optimization-hub", "dax", "dsql",
        "dynamodb", "ecr", "ecr-public", "events", "firehose", "fis", "fms", "gamelift", "health", "inspector-scan", "kendra",
        "kinesisvideo", "kms", "logs", "memorydb", "networkmonitor", "notifications", "opensearch", "pca-connector-ad",
        "personalize", "polly", "pricing", "resource-groups", "rolesanywhere", "s3", "secretsmanager", "servicediscovery",
        "signin", "sqs", "sts", "support", "swf", "textract", "timestream-influxdb", "transcribe", "transfer", "translate",
        "wafv2", "workspaces", "xray").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether RCPs apply to the action. They don't to <c>kms:RetireGrant</c>.</summary>
    public static bool Bind(string action) =>
        action.IndexOf(':') is var colon and > 0
        && Names.Contains(action.AsSpan(0, colon))
        && !action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase);
}
