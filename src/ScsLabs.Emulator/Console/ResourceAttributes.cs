using System.Globalization;
using ScsLabs.Model.Calls;
using ScsLabs.Policy;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Logs;
using ScsLabs.Services.Rds;
using ScsLabs.Services.S3;
using ScsLabs.Services.Sqs;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Emulator;

/// <summary>What is shown of a resource.</summary>
/// <remarks>INVARIANT: each attribute is named here, so that no secret is shown because a row got one: no parameter's value, password, key material, user data or value of a function's variable.</remarks>
internal static partial class ResourceAttributes
{
    /// <summary>The attributes of a resource; those without a value aren't shown.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(IResource row, World world) => row switch
    {
        User user =>
        [
            ("Path", user.Path), ("Unique ID", user.UniqueId), ("Created", Text(user.CreateDate)), ("Groups", List(user.Groups)), ("Attached policies", List(user.AttachedPolicies)),
            ("Permissions boundary", user.PermissionsBoundary), .. Inline(user.InlinePolicies),
        ],
        Group group => [("Path", group.Path), ("Unique ID", group.UniqueId), ("Created", Text(group.CreateDate)), ("Attached policies", List(group.AttachedPolicies)), .. Inline(group.InlinePolicies)],
        Role role =>
        [
            ("Description", role.Description), ("Path", role.Path), ("Unique ID", role.UniqueId), ("Created", Text(role.CreateDate)), ("Maximum session duration (seconds)", Text(role.MaxSessionDuration)),
            ("Attached policies", List(role.AttachedPolicies)), ("Permissions boundary", role.PermissionsBoundary), ("Trust policy", Text(role.AssumeRolePolicyDocument)), .. Inline(role.InlinePolicies),
        ],
        ManagedPolicy policy =>
        [
            ("Description", policy.Description), ("Path", policy.Path), ("Created", Text(policy.CreateDate)), ("Updated", Text(policy.UpdateDate)), ("Default version", $"v{policy.DefaultVersion}"),
            ("Versions", Text(policy.Versions.Count)), ("Document", Text(policy.Document)),
        ],
        InstanceProfile profile => [("Role", profile.RoleName), ("Path", profile.Path), ("Unique ID", profile.UniqueId), ("Created", Text(profile.CreateDate))],
        Key key =>
        [
            ("Description", key.Description), ("Key spec", key.Type.Spec.ToWire()), ("Key usage", key.Type.Usage.ToWire()), ("State", key.State.ToString()), ("Manager", key.Manager.ToString()), ("Created", Text(key.CreationDate)), ("Deletion", Text(key.DeletionDate)),
            ("Next rotation", Text(key.NextRotationDate)), ("Aliases", List(world.All(Alias.ByKey, (key.Place, key.KeyId)).Select(static alias => alias.AliasName))), ("Key policy", Text(key.Policy)),
        ],
        Alias alias => [("Target key", alias.TargetKeyId), ("Created", Text(alias.CreationDate)), ("Updated", Text(alias.LastUpdatedDate))],
        Bucket bucket =>
        [
            ("Created", Text(bucket.CreationDate)), ("Objects (with versions)", Text(world.Count<S3Object>(bucket.Objects))), ("Object Ownership", bucket.Ownership?.ToString()), ("Versioning", bucket.Versioning?.ToString() ?? "Off"),
            ("Object Lock", bucket.ObjectLock is null ? "Off" : "On"), ("Sends events to EventBridge", Text(bucket.SendsEvents)), ("Access log", bucket.Logging is { } log ? $"{log.TargetBucket}/{log.TargetPrefix}" : null),
            ("Block Public Access", Block(bucket.PublicAccessBlock)), ("Bucket policy", Text(bucket.Policy)),
        ],
        Parameter parameter =>
        [
            ("Parameter type", parameter.Latest.Type.ToString()), ("Version", Text(parameter.Latest.Version)), ("Tier", parameter.Latest.Tier.ToString()), ("Description", parameter.Latest.Description),
            ("KMS key", parameter.Latest.KeyId), ("Allowed pattern", parameter.Latest.AllowedPattern), ("Labels", List(parameter.Latest.Labels)), ("Value", "(not shown)"),
        ],
        Document document => [("Owner", document.OwnerName), ("Versions", Text(document.Versions.Count)), ("Default version", Text(document.DefaultNumber))],
        PatchBaseline baseline => [("Name", baseline.Name), ("Operating system", baseline.System.ToString()), ("Created", Text(baseline.CreatedAt)), ("Modified", Text(baseline.ModifiedAt))],
        Queue queue =>
        [
            ("Messages", Text(world.Count<Message>(queue.Messages))), ("Visibility timeout (seconds)", Text(queue.VisibilityTimeout)), ("Delay (seconds)", Text(queue.DelaySeconds)), ("Retention (seconds)", Text(queue.MessageRetentionPeriod)),
            ("Maximum size (bytes)", Text(queue.MaximumMessageSize)), ("Encrypted by SQS", Text(queue.IsEncryptedBySqs)), ("Created", Text(queue.CreatedAt)), ("Redrive policy", queue.Redrive?.Json), ("Queue policy", Text(queue.Policy)),
        ],
        EventBus bus => [("Description", bus.Description), ("Created", Text(bus.CreatedAt)), ("Rules", Text(world.Count<EventRule>(bus.Rules))), ("Policy", Text(bus.Policy))],
        EventRule rule =>
        [
            ("Description", rule.Description), ("Event bus", rule.BusName), ("State", rule.State.ToString()), ("Schedule", rule.ScheduleExpression), ("Next time", Text(rule.DueAt)), ("Role", rule.RoleArn),
            ("Targets", List(world.All<EventTarget>(rule.Targets).Select(static target => target.Settings.Arn))), ("Pattern", rule.Pattern?.Json),
        ],
        TrailRow trail =>
        [
            ("Logging", Text(trail.IsLogging)), ("Bucket", trail.Bucket), ("Prefix", trail.Prefix), ("All Regions", Text(trail.IsMultiRegion)), ("Global services", Text(trail.IncludesGlobal)),
            ("Started", Text(trail.StartedAt)), ("Stopped", Text(trail.StoppedAt)),
        ],
        LogGroupRow group => [("Created", Text(group.CreatedAt)), ("Retention (days)", group.RetentionInDays is { } days ? Text(days) : "never expires"), ("Stored bytes", Text(group.StoredBytes)), ("Streams", Text(world.Count<LogStreamRow>(group.Streams)))],
        ConfigRuleRow rule =>
        [
            ("Description", rule.Settings.Description), ("Source", rule.Settings.Source.SourceIdentifier), ("Owner", rule.IsCustom ? "Lambda function" : "AWS"), ("Parameters", rule.Settings.InputParameters),
            ("Last evaluation", Text(rule.LastEvaluation)), ("Next evaluation", Text(rule.NextEvaluation)), ("Failure", rule.Failure?.Message),
        ],
        RecorderRow recorder => [("Recording", Text(recorder.IsRecording)), ("Role", recorder.RoleArn), ("Last start", Text(recorder.LastStart)), ("Last stop", Text(recorder.LastStop))],
        Function function => [.. Settings(function.Settings), ("Modified", Text(function.ModifiedAt)), ("Code SHA-256", function.Code.Sha256), ("Last version", Text(function.LastVersion)), ("Reserved concurrency", Text(function.ReservedConcurrency)), ("Log group", function.LogGroup), ("Policy", Text(function.Policy))],
        PublishedVersion version => [.. Settings(version.Settings), ("Modified", Text(version.ModifiedAt)), ("Code SHA-256", version.Code.Sha256), ("Policy", Text(version.Policy))],
        FunctionAlias alias => [("Function", alias.FunctionName), ("Version", alias.FunctionVersion), ("Description", alias.Description), ("Policy", Text(alias.Policy))],
        DbInstance database =>
        [
            ("Engine", $"{database.Engine} {database.Settings.EngineVersion}"), ("Status", database.Status.ToString()), ("Class", database.Settings.Class), ("Port", Text(database.Settings.Port)), ("Master user", database.MasterUsername),
            ("Database", database.DbName), ("Public", Text(database.IsPublic)), ("Multi-AZ", Text(database.Settings.MultiAz)), ("IAM authentication", Text(database.Settings.IamAuthentication)), ("Subnet group", database.SubnetGroup),
            ("Network interface", database.InterfaceId), ("KMS key", database.Key?.Arn), ("Created", Text(database.CreateTime)), ("Deletion protection", Text(database.Options.DeletionProtection)),
        ],
        DbSubnetGroup group => [("Description", group.Description), ("VPC", group.VpcId), ("Subnets", List(group.Subnets.Select(static subnet => $"{subnet.Id} ({subnet.Zone})")))],
        _ => OfEc2(row, world),
    };

    private static IEnumerable<(string Name, string? Value)> Settings(FunctionSettings settings) =>
    [
        ("Description", settings.Description), ("Runtime", settings.Runtime.ToString()), ("Handler", settings.Handler), ("Role", settings.Role), ("Timeout (seconds)", Text(settings.Timeout)),
        ("Variables (names)", List(settings.Variables?.Keys ?? [])),
    ];

    private static IEnumerable<(string Name, string? Value)> Inline(IEnumerable<KeyValuePair<string, PolicyDocument>> policies) => policies.Select(static policy => ($"Inline policy {policy.Key}", Text(policy.Value)));

    private static string Block(PublicAccessBlockConfiguration? block) => block is null ? "Off" : block == PublicAccessBlockConfiguration.All ? "On" : "In part";

    private static string? Text(PolicyDocument? policy) => policy?.Json;

    private static string? Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool yes) => yes ? "Yes" : "No";

    private static string List(IEnumerable<string> items) => string.Join("\n", items);
}
