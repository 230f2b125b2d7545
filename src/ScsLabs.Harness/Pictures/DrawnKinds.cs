using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.Config;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Logs;
using ScsLabs.Services.S3;
using ScsLabs.Services.Sqs;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Harness.Pictures;

/// <summary>The kinds of rows that pictures show. Another kind is another line.</summary>
internal static partial class DrawnKinds
{
    /// <summary>All kinds, in the order in which a picture shows them.</summary>
    public static IReadOnlyList<Drawn> All { get; } =
    [
        .. OfNetworks(),
        new Drawn<User>("user", "user", "ユーザー") { IsPrincipal = true, Links = static (user, _) => user.Groups.Select(group => (EdgeKind.MemberOf, (string?)Group.ArnOf(user.Account, "/", group), "")) },
        new Drawn<Group>("group", "group", "グループ"),
        new Drawn<Role>("role", "role", "ロール") { IsPrincipal = true, Actions = ["sts:AssumeRole"] },
        new Drawn<Bucket>("bucket", "bucket", "バケット") { Actions = ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy"], Contents = "/*", Links = static (bucket, view) => [(EdgeKind.EncryptedWith, KeyArn(bucket.Encryption.ApplyServerSideEncryptionByDefault?.KmsMasterKeyId, bucket.Place, view), "")] },
        new Drawn<Key>("key", "KMS key", "KMS キー") { IsShown = static (key, _) => key.Manager == KeyManager.Customer, Name = static (key, view) => view.Find(Alias.ByKey, (key.Place, key.KeyId))?.AliasName, Actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant", "kms:PutKeyPolicy"] },
        new Drawn<Parameter>("parameter", "parameter", "パラメータ") { Actions = ["ssm:GetParameter", "ssm:PutParameter", "ssm:DeleteParameter"], Detail = static (parameter, _) => $"{parameter.Latest.Type}", Links = static (parameter, view) => [(EdgeKind.EncryptedWith, KeyArn(parameter.Latest.KeyId, parameter.Place, view), "")] },
        new Drawn<Function>("function", "function", "関数") { Actions = ["lambda:InvokeFunction", "lambda:UpdateFunctionCode"], Links = static (function, _) => [(EdgeKind.HasRole, function.Settings.Role, "")] },
        new Drawn<Queue>("queue", "queue", "キュー") { Actions = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:SetQueueAttributes"] },
        new Drawn<ConfigRuleRow>("config-rule", "AWS Config rule", "AWS Config ルール"),
        new Drawn<EventRule>("event-rule", "EventBridge rule", "EventBridge ルール") { Links = static (rule, view) => view.All<EventTarget>(rule.Targets).Select(target => (EdgeKind.Targets, (string?)target.Settings.Arn, "")) },
        new Drawn<LogGroupRow>("log-group", "log group", "ロググループ"),
    ];

    /// <summary>A kind in words; its name where there is none of this name.</summary>
    public static Text Called(string kind) => Names.GetValueOrDefault(kind) ?? new(kind, kind);

    private static Dictionary<string, Text> Names { get; } = new(All.Select(kind => KeyValuePair.Create(kind.Kind, kind.Called)).Concat(Places.Called), StringComparer.Ordinal);

    /// <summary>The ARN of a KMS key that is named by its ARN, id or alias; null where none is named.</summary>
    private static string? KeyArn(string? name, Place place, WorldView view) => name switch
    {
        null or "" => null,
        _ when name.Contains(":key/", StringComparison.Ordinal) => name,
        _ when name.Contains("alias/", StringComparison.Ordinal) => view.Find<Alias>(place, name[name.IndexOf("alias/", StringComparison.Ordinal)..]) is { } alias ? Key.ArnOf(place, alias.TargetKeyId) : null,
        _ => Key.ArnOf(place, name),
    };
}
