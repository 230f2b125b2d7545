using System.Text.Json;
using ScsLabs.Cli.Reporting;
using ScsLabs.Harness;
using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Tests.Reporting;

/// <summary>Results as labs write them, with names that an attacker may have given.</summary>
internal static class Samples
{
    public const string Script = "<script>document.title='owned'</script>", Image = "\"><img src=x onerror=document.title='owned'>", Turned = "safe\u202Etxt.exe";

    public static Report Report(params LabResults[] labs) => new(labs, [], new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));

    /// <summary>A lab with everything that results can tell.</summary>
    public static LabResults Lab(Verdict verdict = Verdict.Failed, string name = "Lab09.Secrets") => new(
        LabResults.CurrentVersion,
        name,
        LabVariant.Exercise,
        "embedded",
        new(2026, 11, 30, 11, 0, 0, TimeSpan.Zero),
        12.3,
        [
            new(1, "It_is_refused", new($"It is refused to {Script}", $"{Script} には拒否される"), verdict, verdict == Verdict.Passed ? "" : $"expected: refused\ngot: {Image} & \u0000\u0007 ``` ]]>", 0.25, [Call()], [Path()]),
            new(1, "It_is_allowed", new("It is allowed", "許可される"), Verdict.Passed, "", 0.5, []),
            new(2, "It_needs_more", new("It needs more", "もっと必要"), Verdict.Skipped, "needs database-server: no server", 0, []),
        ],
        [new("iam-enforcement", true, "was refused with AccessDenied"), new("database-server", false, Script)],
        new(["iam-enforcement"], new([1]), "09", new("Secrets & keys", "シークレットとキー"), new("Data Protection", ["Data Protection", "Identity and Access Management"]), 75, "intermediate", ["ssm", "kms"]),
        new(Graph(isAfter: false), Graph(isAfter: true)),
        [
            new("No_mutant_of_the_solution_survives", Verdict.Passed, "", 3, [new($"{Script}: taken away", "It_is_refused"), new("Resource widened to *", "It_is_allowed")]),
            new("Every_other_right_answer_is_green", Verdict.Passed, "", 2, [new("managed", null)]),
        ]);

    /// <summary>A graph of two accounts, with a network, and a user who may read a parameter.</summary>
    public static LabGraph Graph(bool isAfter) => new(
        [
            new("111", "account", "A (111)"),
            new("111/us-east-1", "region", "us-east-1", "111"),
            new("vpc", "vpc", Script, "111/us-east-1", "10.0.0.0/16"),
            new("subnet", "subnet", Image, "vpc", "10.0.0.0/24 · us-east-1a"),
            new("client", "instance", Turned, "subnet", "10.0.0.4 · sg web"),
            new("server", "database", "データベースのとても長い名前のインスタンス", "subnet", isAfter ? "mysql" : "mariadb"),
            new("alice", "user", "alice", "111"),
            new("admin", "user", "admin", "111"),
            .. isAfter ? [new GraphNode("secret", "parameter", "/app/secret", "111/us-east-1", "SecureString")] : Array.Empty<GraphNode>(),
            new("222", "account", "B (222)"),
            new("tomorrow", "kind-of-tomorrow", "tomorrow", "222"),
        ],
        [
            new("client", "server", EdgeKind.Connects, "tcp 3306"),
            .. isAfter ? [new GraphEdge("alice", "secret", EdgeKind.May, $"ssm:GetParameter {Script}")] : Array.Empty<GraphEdge>(),
            new("admin", "111", EdgeKind.MayAll),
        ],
        LeftOut: 3);

    private static JsonElement Call() => Json($$"""
        {"requestId":"1","service":"ssm","operation":"GetParameter","principal":"arn:aws:iam::111111111111:user/{{Encoded(Script)}}","status":400,"errorCode":"AccessDeniedException","errorMessage":"{{Encoded(Image)}}",
        "parameters":{"Name":"{{Encoded(Script)}}"},
        "asks":[{"principal":"p","action":"ssm:GetParameter","resource":"arn:aws:ssm:us-east-1:111111111111:parameter/{{Encoded(Script)}}","decision":"ImplicitlyDenied","decidedBy":"Identity","because":"because no identity-based policy allows the ssm:GetParameter action","reason":"NoneAllows","by":[],
        "statement":"Allow of read, statement Only (Identity): Resource [a] doesn't name b","failed":"Resource","trace":["Allow of read, statement Only (Identity): Resource [a] doesn't name b","Allow of {{Encoded(Script)}}, statement 1 (Identity): matches"],
        "statements":[{"kind":"Identity","policy":"read","statement":"Only","effect":"Allow","matched":false,"whyNot":"Resource [a] doesn't name b","mismatch":{"kind":"DoesNotName","element":"Resource","name":"Resource","wanted":["a"],"actual":["b"]},"nearest":true},
        {"kind":"Identity","policy":"{{Encoded(Script)}}","statement":"1","effect":"Allow","matched":true,"whyNot":null,"mismatch":null}]}]}
        """);

    private static JsonElement Path() => Json($$"""
        {"from":"client (eni-1)","to":"{{Encoded(Script)}}","port":443,"found":false,"forward":["eni-1","sg-1"],"return":[],
        "obstacles":[{"code":"SG_HAS_NO_RULES","replies":false,"component":"{{Encoded(Image)}}","source":"10.0.0.4","destination":"10.0.1.4","protocol":"tcp","ports":"443","egress":false,"groups":"web (sg-1)"}]}
        """);

    private static string Encoded(string text) => JsonEncodedText.Encode(text).ToString();

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
