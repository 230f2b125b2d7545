using ScsLabs.Model;

namespace ScsLabs.Policy.Tests;

/// <summary>Requests and policies that lead to every reason of a decision, by every kind of policy, and to every kind of mismatch. All who word these are tested with them.</summary>
internal static class EveryDecision
{
    private const string Alice = "arn:aws:iam::111111111111:user/alice", Eve = "arn:aws:iam::222222222222:user/eve", Root = "arn:aws:iam::111111111111:root";
    private const string Object = "arn:aws:s3:::data/a", Key = "arn:aws:kms:us-east-1:111111111111:key/k", Role = "arn:aws:iam::111111111111:role/app";
    private const string AllowAll = """{"Effect":"Allow","Action":"*","Resource":"*"}""", AllowOther = """{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""", DenyAll = """{"Effect":"Deny","Action":"*","Resource":"*"}""";

    /// <summary>The requests, each with the policies that decide it.</summary>
    public static IReadOnlyList<(AccessRequest Request, PolicySet Policies)> Cases { get; } = [.. Allowed(), .. Denied(), .. Silent(), .. Mismatched()];

    private static IEnumerable<(AccessRequest Request, PolicySet Policies)> Allowed() =>
    [
        (Request("sts:GetCallerIdentity", "*"), new()),
        (Request("s3:GetObject", Object, Root), new()),
        (Request("s3:GetObject", Object), new() { Identity = [Own(AllowAll)] }),
        (Request("kms:Decrypt", Key), new() { Identity = [Own(AllowAll)], Resource = Its($$"""{"Sid":"Enable","Effect":"Allow","Principal":{"AWS":"{{Root}}"},"Action":"kms:*","Resource":"*"}""") }),
        (Request("kms:Decrypt", Key), new() { Grants = [Grant("g1", Alice, "Encrypt"), Grant("g2", Eve, "Decrypt"), Grant("g3", Alice, "Decrypt", ("app", "x")), Grant("g4", Alice, "Decrypt")] }),
        (Request("s3:GetObject", Object), new() { AccessControlList = new([new(new AclGrantee.AllUsers(), AclPermission.Read)]) }),
        (Request("s3:GetObject", Object, Eve), new()
        {
            Identity = [Own(AllowAll)],
            IgnorePublicAcls = true,
            AccessControlList = new([new(Account("222222222222"), AclPermission.Write), new(new AclGrantee.AllUsers(), AclPermission.Read), new(Account("333333333333"), AclPermission.Read), new(Account("222222222222"), AclPermission.Read)]),
        }),
    ];

    private static IEnumerable<(AccessRequest Request, PolicySet Policies)> Denied()
    {
        var everyone = DenyAll.Replace("{", """{"Principal":"*",""", StringComparison.Ordinal);
        return
        [
            (Request("s3:GetObject", Object), new() { Identity = [Own(DenyAll)] }),
            (Request("s3:GetObject", Object), new() { Resource = Its(everyone) }),
            (Request("sts:AssumeRole", Role), new() { Resource = Attached(PolicyKind.RoleTrust, """{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}""") }),
            (Request("s3:GetObject", Object), new() { PermissionsBoundaries = [Attached(PolicyKind.PermissionsBoundary, DenyAll)] }),
            (Request("s3:GetObject", Object), new() { Session = [Attached(PolicyKind.Session, DenyAll)] }),
            (Request("s3:GetObject", Object), new() { ServiceControl = [[Attached(PolicyKind.ServiceControl, DenyAll)]] }),
            (Request("s3:GetObject", Object), new() { ResourceControl = [[Attached(PolicyKind.ResourceControl, everyone)]] }),
            (Request("s3:GetObject", Object), new() { VpcEndpoint = [Attached(PolicyKind.VpcEndpoint, everyone)] }),
            (Request("s3:GetObject", Object, Eve), new() { Identity = [Own(AllowAll)], Resource = Its(AllowAll.Replace("{", """{"Principal":"*",""", StringComparison.Ordinal)), RestrictPublicBuckets = true }),
        ];
    }

    private static IEnumerable<(AccessRequest Request, PolicySet Policies)> Silent() =>
    [
        (Request("s3:GetObject", Object), new()),
        (Request("s3:GetObject", Object, Eve), new() { Identity = [Own(AllowAll)] }),
        (Request("sts:AssumeRole", Role), new() { Identity = [Own(AllowAll)] }),
        (Request("s3:GetObject", Object), new() { Identity = [Own(AllowAll)], PermissionsBoundaries = [Attached(PolicyKind.PermissionsBoundary, AllowOther)] }),
        (Request("s3:GetObject", Object), new() { Identity = [Own(AllowAll)], Session = [Attached(PolicyKind.Session, AllowOther)] }),
        (Request("s3:GetObject", Object), new() { Identity = [Own(AllowAll)], ServiceControl = [[Attached(PolicyKind.ServiceControl, AllowOther)]] }),
        (Request("s3:GetObject", Object), new() { Identity = [Own(AllowAll)], VpcEndpoint = [Attached(PolicyKind.VpcEndpoint, AllowOther)] }),
    ];

    private static IEnumerable<(AccessRequest Request, PolicySet Policies)> Mismatched() =>
    [
        (Request("s3:GetObject", Object), new()
        {
            Identity =
            [
                Own(
                    """{"Effect":"Allow","Action":["s3:Put*","ec2:*"],"Resource":"*"}""",
                    """{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""",
                    """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x"}""",
                    """{"Effect":"Allow","Action":"*","NotResource":"*"}""",
                    """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/t":["a","b"]}}}""",
                    """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"aws:TagKeys":"a*"}}}""",
                    """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ChatbotSourceArn":"x"}}}"""),
            ],
            Resource = Its($$"""{"Effect":"Allow","Principal":{"AWS":"{{Eve}}"},"Action":"*","Resource":"*"}""", $$"""{"Effect":"Deny","NotPrincipal":{"AWS":["{{Root}}","{{Alice}}"]},"Action":"*","Resource":"*"}"""),
        }),
        (Request("kms:Decrypt", Key), new() { Resource = Its("""{"Effect":"Allow","Principal":"*","Resource":"*"}""", """{"Effect":"Allow","Principal":"*","Action":"*"}""") }),
    ];

    private static AccessRequest Request(string action, string resource, string principal = Alice) =>
        new(Principal.Parse(principal), action, resource, AccountId.Parse("111111111111"), new ConditionContext { { "aws:PrincipalTag/t", "red" } });

    private static AttachedPolicy Own(params IEnumerable<string> statements) => Attached(PolicyKind.Identity, [.. statements]);

    private static AttachedPolicy Its(params IEnumerable<string> statements) => Attached(PolicyKind.Resource, [.. statements]);

    private static AttachedPolicy Attached(PolicyKind kind, params IEnumerable<string> statements) =>
        new($"{kind}", PolicyDocument.ParseStored($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", kind));

    private static KeyGrant Grant(string id, string grantee, string operation, params IEnumerable<(string Name, string Value)> context) =>
        new(id, grantee, new HashSet<string>(StringComparer.Ordinal) { operation }, null, context.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal) is { Count: > 0 } pairs ? pairs : null);

    private static AclGrantee.Account Account(string id) => new(AccountId.Parse(id));
}
