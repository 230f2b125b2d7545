using ScsLabs.Policy.Permissions;

namespace ScsLabs.Services.S3;

/// <summary>A bucket. Its name is unique across all accounts.</summary>
internal sealed record Bucket : IResource<Bucket>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>Finds a bucket of any account by name.</summary>
    internal static readonly RowIndex<Bucket, string> ByName = new(bucket => bucket.Name);

    /// <summary>Finds an account's buckets in all Regions.</summary>
    internal static readonly RowIndex<Bucket, AccountId> ByAccount = new(bucket => bucket.Account);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Bucket>> Indexes => [ByName, ByAccount];

    /// <summary>The account that owns the bucket.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region of the bucket.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The time at which the bucket was created.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>The bucket policy, with users and roles as unique ids; null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>Object Ownership; null where the controls were deleted, which means ObjectWriter.</summary>
    public ObjectOwnership? Ownership { get; init; } = ObjectOwnership.BucketOwnerEnforced;

    /// <summary>The Block Public Access settings; null where they were deleted, which means off.</summary>
    public PublicAccessBlockConfiguration? PublicAccessBlock { get; init; } = PublicAccessBlockConfiguration.All;

    /// <summary>The ACL, which applies unless Object Ownership is BucketOwnerEnforced.</summary>
    public required AccessControlList Acl { get; init; }

    /// <summary>The versioning status; null where versioning was never enabled.</summary>
    public BucketVersioningStatus? Versioning { get; init; }

    /// <summary>The Object Lock; null where it was never enabled.</summary>
    public ObjectLockConfiguration? ObjectLock { get; init; }

    /// <summary>The default encryption of new objects.</summary>
    public ServerSideEncryptionRule Encryption { get; init; } = ServerSideEncryptionRule.Default;

    /// <summary>The CORS configuration; null for none.</summary>
    public CORSConfiguration? Cors { get; init; }

    /// <summary>The bucket that requests are logged to, and the keys of its log objects; null where requests aren't logged.</summary>
    public LoggingEnabled? Logging { get; init; }

    /// <summary>Whether events of its objects go to EventBridge.</summary>
    public bool SendsEvents { get; init; }

    /// <summary>The tags. They aren't condition keys, because attribute-based access control isn't emulated.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= $"arn:aws:s3:::{Name}";

    /// <summary>The place of the bucket's objects.</summary>
    public Place Objects => new(Account, Region, Name);

    /// <summary>Whether ACLs don't apply and the bucket's owner owns all objects in it.</summary>
    public bool IsOwnerEnforced => Ownership == ObjectOwnership.BucketOwnerEnforced;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"bucket policy of {Name}", Policy);

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view) => [new("s3:ResourceAccount", Account.ToString())];

    /// <inheritdoc />
    public PolicySet AddTo(PolicySet policies, Principal caller, WorldView view)
    {
        var block = Block(view);
        return policies with
        {
            Resource = ResourcePolicy,
            AccessControlList = IsOwnerEnforced ? null : Acl,
            IgnorePublicAcls = block.IgnorePublicAcls == true,
            RestrictPublicBuckets = block.RestrictPublicBuckets == true,
        };
    }

    /// <inheritdoc />
    IEnumerable<ResourceScope> IHasResourcePolicy.Scopes(WorldView view) => [this.Scope(view), .. BucketScopes.OfObjects(this, view)];

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"bucket {Name}, bucket policy", Policy, document => this with { Policy = document })];

    /// <summary>Finds a bucket by name. Every caller may learn whether it exists.</summary>
    /// <exception cref="AwsException">NoSuchBucket, PermanentRedirect, AccessDenied where another owner is expected.</exception>
    public static Bucket Of(string name, string? expectedOwner, Call call)
    {
        var bucket = Anywhere(name, expectedOwner, call);
        return call.Caller.Signature is null || bucket.Region == call.Region ? bucket : throw S3Errors.PermanentRedirect(name, bucket.Region);
    }

    /// <summary>Finds a bucket by name, regardless of the Region of the request.</summary>
    /// <exception cref="AwsException">NoSuchBucket, AccessDenied where another owner is expected.</exception>
    public static Bucket Anywhere(string name, string? expectedOwner, Call call)
    {
        if (expectedOwner is not null && !AccountId.TryParse(expectedOwner, out _))
        {
            throw S3Errors.InvalidBucketOwner();
        }

        var bucket = call.View.Find(ByName, name) ?? throw (BucketName.IsValid(name) ? S3Errors.NoSuchBucket(name) : S3Errors.InvalidBucketName(name));
        return expectedOwner is null || expectedOwner == bucket.Account.ToString() ? bucket : throw S3Errors.AccessDenied("");
    }

    /// <inheritdoc />
    public static Reference<Bucket> Resolve(string name, Call call) => Resolve(name, call, null);

    /// <summary>Finds a bucket by name and checks its owner.</summary>
    public static Reference<Bucket> Resolve(string name, Call call, string? expectedOwner) => ReferenceTo(Of(name, expectedOwner, call), call);

    /// <summary>Finds a bucket by name, regardless of the Region of the request, and checks its owner.</summary>
    public static Reference<Bucket> InAnyRegion(string name, Call call, string? expectedOwner) => ReferenceTo(Anywhere(name, expectedOwner, call), call);

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => S3Errors.NoSuchBucket(name);

    /// <summary>The Block Public Access settings in effect: those that are on for the bucket or its account.</summary>
    internal PublicAccessBlockConfiguration Block(WorldView view) => Block(AccountPublicAccessBlock.Of(Account, view));

    /// <summary>The Block Public Access settings in effect with the account's; null where it has none.</summary>
    internal PublicAccessBlockConfiguration Block(AccountPublicAccessBlock? account) => (PublicAccessBlock ?? new()).And(account?.Configuration ?? new());

    /// <summary>A version's id in answers; null where versioning was never enabled.</summary>
    internal string? Shown(ObjectVersion version) => Versioning is null ? null : version.VersionId;

    /// <summary>The name of a bucket or object in refusals: its ARN in quotation marks.</summary>
    internal static string Shown(string arn) => $"\"{arn}\"";

    /// <summary>The detail of refusals: callers of other accounts don't get the reason.</summary>
    internal RefusalDetail TellsTo(Call call) => call.Caller.Principal.Account == Account ? RefusalDetail.Reason : RefusalDetail.Nothing;

    private static Reference<Bucket> ReferenceTo(Bucket bucket, Call call) => new(bucket.Name, bucket.Arn, bucket) { Shown = Shown(bucket.Arn), Tells = bucket.TellsTo(call) };
}
