using System.Collections.Frozen;
using ScsLabs.Policy;
using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services.S3;

/// <summary>What a bucket's policy and ACL come to for everybody: decided by the engine that decides calls, on requests that stand for all others (<see cref="PermissionSearch"/>).</summary>
/// <remarks>A policy with too many combinations to decide them all (<see cref="MaxDecisions"/>) counts as one that lets everybody in.</remarks>
internal static class BucketExposure
{
    private const int MaxDecisions = 200_000;

    private static readonly FrozenSet<string> Reading = FrozenSet.Create(StringComparer.Ordinal, "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads");

    private static readonly AttachedPolicy All = new("all", PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Identity));

    /// <summary>An account that no policy names.</summary>
    private static readonly AccountId Stranger = AccountId.Parse("000000000001");

    /// <summary>Whether the public, as S3 means it, can read the bucket or its objects, and by what. ACLs of objects aren't looked at.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="block">The Block Public Access settings in effect.</param>
    /// <remarks>Source: S3 User Guide, access-control-block-public-access, "The meaning of public".</remarks>
    public static PublicReading ReadBy(Bucket bucket, PublicAccessBlockConfiguration block)
    {
        // A public policy's other statements count as far as they deny.
        var policy = bucket.Policy is { IsPublic: true } all ? all.With(statement => statement.Effect == Effect.Deny || PublicAccess.IsPublic(statement)) : null;
        var acl = bucket.IsOwnerEnforced || !bucket.Acl.IsPublic ? null : bucket.Acl;
        return policy is not null && IsRead(new() { Resource = new("bucket policy", policy), RestrictPublicBuckets = block.RestrictPublicBuckets == true }) ? PublicReading.ByPolicy
            : acl is not null && IsRead(new() { AccessControlList = acl, IgnorePublicAcls = block.IgnorePublicAcls == true }) ? PublicReading.ByAcl
            : PublicReading.None;

        bool IsRead(PolicySet policies)
        {
            var search = Search(bucket, policies);
            return OrLetsIn(() => Everybody.Any(caller => search.InScopes(caller, "s3").Any(trial => trial.Decision.IsAllowed && trial.Actions.Any(Reading.Contains))));
        }
    }

    /// <summary>Whether the bucket's policy denies every request without TLS, whoever sends it, but for AWS services, which use TLS.</summary>
    public static bool NeedsTls(Bucket bucket)
    {
        if (bucket.Policy?.With(statement => statement.Effect == Effect.Deny && !DependsOnCaller(statement)) is not { Statements.Count: > 0 } policy)
        {
            return false;
        }

        var search = Search(bucket, new() { Resource = new("bucket policy", policy) });
        var withoutTls = new ConditionContext { { "aws:SecureTransport", "false" } };
        return !OrLetsIn(() => Everybody.Concat(Named(policy, bucket)).Any(caller => search.InScopes(caller with { Known = withoutTls }, "s3").Any(trial => trial.Decision.Outcome != Outcome.ExplicitlyDenied)));
    }

    /// <summary>Whether a condition of the statement looks at who calls, beyond whether that is an AWS service: there are endlessly many callers to try, so such a denial counts as none.</summary>
    private static bool DependsOnCaller(PolicyStatement statement) =>
        statement.Conditions.Any(condition => ConditionKeys.Find(condition.Key) is { Source: KeySource.Principal } && !condition.Key.Equals("aws:PrincipalIsAWSService", StringComparison.OrdinalIgnoreCase));

    private static bool OrLetsIn(Func<bool> letsIn)
    {
        try
        {
            return letsIn();
        }
        catch (PermissionsException)
        {
            return true;
        }
    }

    private static PermissionSearch Search(Bucket bucket, PolicySet policies) => new(
        [Scope(bucket.Arn, bucket, policies), Scope($"{bucket.Arn}/{Permission.Compile("*")}", bucket, policies with { AccessControlList = null })],
        [])
    {
        MaxDecisions = MaxDecisions,
    };

    private static ResourceScope Scope(string pattern, Bucket bucket, PolicySet policies) => new(pattern)
    {
        Owner = _ => bucket.Account,
        AddTo = (_, _, own) => policies with { Identity = own.Identity },
        Known = _ => ConditionContext.Empty.Add("s3:ResourceAccount", bucket.Account.ToString()),
    };

    /// <summary>Callers whom no policy names: anonymous ones, and those of a stranger's account, whose own policies allow all.</summary>
    private static IEnumerable<PrincipalScope> Everybody => [new(Principal.Anonymous, new(), ConditionContext.Empty), User(Stranger, null)];

    /// <summary>Callers whom a policy names, and the bucket's own account.</summary>
    private static IEnumerable<PrincipalScope> Named(PolicyDocument policy, Bucket bucket) =>
    [
        Caller(Principal.RootOf(bucket.Account)),
        User(bucket.Account, null),
        .. policy.AwsPrincipals.Distinct(StringComparer.Ordinal).SelectMany(text => AccountOf(text) is { } account ? (PrincipalScope[])[Caller(Principal.RootOf(account)), User(account, null)] : [User(bucket.Account, text)]),
    ];

    private static PrincipalScope User(AccountId account, string? uniqueId) => Caller(new(PrincipalKind.User, $"arn:aws:iam::{account}:user/x", account) { UniqueId = uniqueId ?? "AIDAX" });

    private static PrincipalScope Caller(Principal principal) => new(principal, new() { Identity = [All] }, ConditionContext.Empty);

    private static AccountId? AccountOf(string text) => AccountId.TryParse(Arn.TryParse(text, out var arn) ? arn.Account : text, out var account) ? account : null;
}

/// <summary>What lets the public read a bucket.</summary>
internal enum PublicReading
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The bucket policy.</summary>
    ByPolicy,

    /// <summary>The ACL.</summary>
    ByAcl,
}
