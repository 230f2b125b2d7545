using System.Text.Json.Nodes;
using CsCheck;
using ScsLabs.Model;

namespace ScsLabs.Policy.Tests.Laws;

/// <summary>Requests and policies from a vocabulary that is small enough for them to meet often.</summary>
internal static class AnyPolicy
{
    private const string A = "111111111111";
    private const string B = "222222222222";

    private static readonly (string Action, string Resource)[] Calls =
    [
        ("s3:GetObject", "arn:aws:s3:::data/a"),
        ("s3:PutObject", "arn:aws:s3:::data/b"),
        ("s3:ListBucket", "arn:aws:s3:::data"),
        ("ssm:GetParameter", $"arn:aws:ssm:us-east-1:{A}:parameter/a"),
        ("kms:Decrypt", $"arn:aws:kms:us-east-1:{A}:key/k"),
        ("kms:CreateKey", "*"),
        ("sts:AssumeRole", $"arn:aws:iam::{A}:role/target"),
        ("sts:GetCallerIdentity", "*"),
    ];

    private static readonly string[] Callers =
    [
        $"arn:aws:iam::{A}:user/alice", $"arn:aws:iam::{A}:root", $"arn:aws:sts::{A}:assumed-role/dev/s", $"arn:aws:iam::{A}:role/dev",
        $"arn:aws:sts::{A}:federated-user/fay", $"arn:aws:iam::{B}:user/eve", $"arn:aws:iam::{B}:root", "lambda.amazonaws.com", "logging.s3.amazonaws.com", "anonymous",
    ];

    private static readonly Gen<JsonNode> Principal = Gen.OneOf(
        "\"*\"", "{\"AWS\":\"*\"}", $"{{\"AWS\":\"{A}\"}}", $"{{\"AWS\":[\"arn:aws:iam::{A}:root\",\"arn:aws:iam::{A}:user/alice\"]}}",
        $"{{\"AWS\":\"arn:aws:iam::{A}:user/alice\"}}", $"{{\"AWS\":[\"arn:aws:iam::{A}:role/dev\",\"{A}\"]}}", $"{{\"AWS\":\"arn:aws:iam::{A}:role/dev\"}}",
        $"{{\"AWS\":\"arn:aws:sts::{A}:assumed-role/dev/s\"}}", $"{{\"AWS\":\"{B}\"}}", $"{{\"AWS\":\"arn:aws:iam::{B}:user/eve\"}}", "{\"Service\":\"lambda.amazonaws.com\"}")
        .Select(json => JsonNode.Parse(json)!);

    private static readonly Gen<JsonNode?> Condition = Gen.OneOf(
        Gen.Const(default(string)), Gen.Const(default(string)), Gen.Const(default(string)), Gen.OneOf<string?>(
            """{"StringEquals":{"aws:PrincipalTag/t":"a"}}""", """{"StringNotEquals":{"aws:PrincipalTag/t":["a","b"]}}""", """{"StringLikeIfExists":{"aws:PrincipalTag/t":"${aws:username}*"}}""",
            """{"Bool":{"aws:SecureTransport":"true"}}""", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", """{"ForAnyValue:StringEquals":{"aws:TagKeys":["x","y"]}}""",
            """{"ForAllValues:StringNotEquals":{"aws:TagKeys":["x"]}}""", """{"Null":{"aws:PrincipalTag/t":"true"}}""", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}}"""))
        .Select(json => json is null ? null : JsonNode.Parse(json));

    private static readonly Gen<string> Action = Gen.OneOf("*", "s3:*", "s3:Get*", "S3:PUTOBJECT", "ssm:*", "kms:Decrypt", "kms:*", "sts:AssumeRole", "sts:*", "ec2:*");

    private static readonly Gen<string> Resource = Gen.OneOf(
        "*", "arn:aws:s3:::data/*", "arn:aws:s3:::data/a", "arn:aws:ssm:*:*:parameter/?", $"arn:aws:kms:*:{A}:key/*", $"arn:aws:iam::{A}:role/*", "arn:aws:s3:::data/${aws:PrincipalTag/t}");

    public static Gen<ConditionContext> Context { get; } =
        from tag in Gen.OneOf<string?>(null, "a", "b", "alice")
        from tls in Gen.OneOf<string?>(null, "true", "false")
        from ip in Gen.OneOf<string?>(null, "10.1.2.3", "2001:db8::1", "192.0.2.1")
        from keys in Gen.OneOf("x", "y", "z").Array[0, 3]
        select new ConditionContext().Add("aws:PrincipalTag/t", tag).Add("aws:SecureTransport", tls).Add("aws:SourceIp", ip).Add("aws:TagKeys", keys);

    public static Gen<AccessRequest> Request { get; } =
        from caller in Gen.OneOf(Callers)
        from call in Gen.OneOf(Calls)
        from context in Context
        select new AccessRequest(Model.Principal.Parse(caller), call.Action, call.Resource, AccountId.Parse(A), context);

    public static Gen<JsonObject> Statement(PolicyKind kind, Effect? only = null) =>
        from effect in only is { } given ? Gen.Const(given) : Gen.OneOf(Effect.Allow, Effect.Allow, Effect.Deny)
        from action in Action
        from notAction in Gen.Int[0, 9]
        from resource in Resource
        from notResource in Gen.Int[0, 9]
        from principal in Principal
        from notPrincipal in Gen.Int[0, 9]
        from condition in Condition
        select Statement(kind, effect, action, notAction == 0, resource, notResource == 0, principal, notPrincipal == 0, condition);

    public static Gen<JsonObject[]> Statements(PolicyKind kind) => Statement(kind).Array[1, 3];

    public static AttachedPolicy Attach(PolicyKind kind, params IEnumerable<JsonObject> statements) =>
        new("policy", PolicyDocument.ParseStored(Document(statements), kind));

    public static string Document(IEnumerable<JsonObject> statements) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements.Select(s => s.DeepClone())]) }.ToJsonString();

    private static JsonObject Statement(
        PolicyKind kind, Effect effect, string action, bool notAction, string resource, bool notResource, JsonNode principal, bool notPrincipal, JsonNode? condition)
    {
        var statement = new JsonObject { ["Effect"] = effect.ToString(), [notAction ? "NotAction" : "Action"] = action };
        if (kind is not PolicyKind.RoleTrust)
        {
            statement[notResource ? "NotResource" : "Resource"] = resource;
        }

        if (kind is PolicyKind.Resource or PolicyKind.RoleTrust or PolicyKind.VpcEndpoint or PolicyKind.ResourceControl)
        {
            statement[notPrincipal ? "NotPrincipal" : "Principal"] = principal.DeepClone();
        }

        if (condition is not null)
        {
            statement["Condition"] = condition.DeepClone();
        }

        return statement;
    }
}
