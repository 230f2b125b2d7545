using System.Diagnostics;
using ScsLabs.Model;
using ScsLabs.Policy;

namespace ScsLabs.Bench;

/// <summary>Decisions a second and bytes a decision: one thread, policies compiled beforehand, no trace.</summary>
internal static class Decisions
{
    public static void Run()
    {
        Console.WriteLine("decisions                        a second    bytes each");
        Measure("simple (one identity policy)", [Simple(allowed: true)]);
        Measure("mixed (all kinds, conditions)", [Simple(allowed: true), Simple(allowed: false), Conditions(), CrossAccount(), Bounded(), Organization(), KeyPolicy()]);
        Console.WriteLine();
    }

    private static void Measure(string name, (AccessRequest Request, PolicySet Policies)[] cases)
    {
        for (var warm = 0; warm < 20_000; warm++)
        {
            PolicyEngine.Evaluate(cases[warm % cases.Length].Request, cases[warm % cases.Length].Policies);
        }

        var (bytes, clock, count) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew(), 0);
        while (clock.ElapsedMilliseconds < 2000)
        {
            for (var batch = 0; batch < 1000; batch++, count++)
            {
                var (request, policies) = cases[count % cases.Length];
                PolicyEngine.Evaluate(request, policies);
            }
        }

        Console.WriteLine($"  {name,-30} {count / clock.Elapsed.TotalSeconds,10:N0} {(GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)count,12:N0}");
    }

    private static (AccessRequest Request, PolicySet Policies) Simple(bool allowed) =>
        (Request(allowed ? "ssm:GetParameter" : "ssm:PutParameter"), new() { Identity = [Policy(ReadParameters)] });

    private static (AccessRequest Request, PolicySet Policies) Conditions() =>
        (Request("ssm:GetParameter", new() { { "aws:SourceIp", "192.0.2.7" }, { "aws:PrincipalTag/Team", "blue" }, { "aws:CurrentTime", "2026-06-01T00:00:00Z" } }), new()
        {
            Identity = [Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:Get*","Resource":"arn:aws:ssm:*:*:parameter/${aws:PrincipalTag/Team}/*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"},"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}}]}""")],
        });

    private static (AccessRequest Request, PolicySet Policies) CrossAccount() =>
        (new(Principal.Parse("arn:aws:iam::222222222222:user/bob"), "s3:GetObject", "arn:aws:s3:::b/k", AccountId.Parse("111111111111"), new()), new()
        {
            Identity = [Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""")],
            Resource = Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}""", PolicyKind.Resource),
        });

    private static (AccessRequest Request, PolicySet Policies) Bounded() =>
        (Request("ssm:GetParameter"), new() { Identity = [Policy(ReadParameters)], PermissionsBoundaries = [Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}""", PolicyKind.PermissionsBoundary)] });

    private static (AccessRequest Request, PolicySet Policies) Organization()
    {
        var full = Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", PolicyKind.ServiceControl);
        return (Request("ssm:GetParameter"), new() { Identity = [Policy(ReadParameters)], ServiceControl = [[full], [full, Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:*","Resource":"*"}]}""", PolicyKind.ServiceControl)]] });
    }

    private static (AccessRequest Request, PolicySet Policies) KeyPolicy() =>
        (new(Alice, "kms:Decrypt", "arn:aws:kms:us-east-1:111111111111:key/k", null, new() { { "kms:ViaService", "ssm.us-east-1.amazonaws.com" } }), new()
        {
            Identity = [Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"ssm.us-east-1.amazonaws.com"}}}]}""")],
            Resource = Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"}]}""", PolicyKind.Resource),
        });

    private const string ReadParameters = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:GetParameter","ssm:GetParameters"],"Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/blue/*"}]}""";

    private static Principal Alice { get; } = Principal.Parse("arn:aws:iam::111111111111:user/alice");

    private static AccessRequest Request(string action, ConditionContext? context = null) =>
        new(Alice, action, "arn:aws:ssm:us-east-1:111111111111:parameter/blue/db", null, context ?? new());

    private static AttachedPolicy Policy(string json, PolicyKind kind = PolicyKind.Identity) => new("p", PolicyDocument.Parse(json, kind));
}
