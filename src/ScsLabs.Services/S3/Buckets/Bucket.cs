namespace ScsLabs.Services.S3;

/// <summary>A bucket. Its name is nobody else's, in any account.</summary>
public sealed record Bucket : IResource<Bucket>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>Finds the bucket of a name, whoever's it is.</summary>
    internal static readonly RowIndex<Bucket, string> ByName = new(bucket => bucket.Name);

    /// <summary>Finds an account's buckets, of all Regions.</summary>
    internal static readonly RowIndex<Bucket, AccountId> ByAccount = new(bucket => bucket.Account);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Bucket>> Indexes => [ByName, ByAccount];

    /// <summary>The account that owns it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region that has it.</summary>
    public required string Region { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>Who may do what with it and its objects, as its owner lets them. Principals stand as unique ids. Null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>Object Ownership; null where its controls were deleted, which means ObjectWriter.</summary>
    public ObjectOwnership? Ownership { get; init; } = ObjectOwnership.BucketOwnerEnforced;

    /// <summary>Block Public Access; null where it was deleted, which means off.</summary>
    public PublicAccessBlockConfiguration? PublicAccessBlock { get; init; } = PublicAccessBlockConfiguration.All;

    /// <summary>The ACL, which counts unless Object Ownership is BucketOwnerEnforced.</summary>
    public required AccessControlList Acl { get; init; }

    /// <summary>Whether versions are kept; null where they never were.</summary>
    public BucketVersioningStatus? Versioning { get; init; }

    /// <summary>How what comes without a wish is encrypted.</summary>
    public ServerSideEncryptionRule Encryption { get; init; } = ServerSideEncryptionRule.Default;

    /// <summary>The tags. Without attribute-based access control, which isn't emulated, they are no condition keys.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= $"arn:aws:s3:::{Name}";

    /// <summary>Where its objects live.</summary>
    public Place Objects => new(Account, Region, Name);

    /// <summary>Whether ACLs don't count and all in it is its owner's.</summary>
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
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"bucket {Name}, bucket policy", Policy, document => this with { Policy = document })];

    /// <summary>The bucket of that name, which everybody may learn whether it exists.</summary>
    /// <exception cref="AwsError">NoSuchBucket, PermanentRedirect, AccessDenied where another owner is expected.</exception>
    public static Bucket Of(string name, string? expectedOwner, Call call)
    {
        var bucket = Anywhere(name, expectedOwner, call);
        return call.Caller.Signature is null || bucket.Region == call.Region ? bucket : throw S3Errors.PermanentRedirect(name, bucket.Region);
    }

    /// <summary>The bucket of that name, asked for in whichever Region.</summary>
    /// <exception cref="AwsError">NoSuchBucket, AccessDenied where another owner is expected.</exception>
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

    /// <summary>The bucket, where its owner is the expected one.</summary>
    public static Reference<Bucket> Resolve(string name, Call call, string? expectedOwner) => ReferenceTo(Of(name, expectedOwner, call), call);

    /// <summary>The bucket, in whichever Region it is asked for.</summary>
    public static Reference<Bucket> InAnyRegion(string name, Call call, string? expectedOwner) => ReferenceTo(Anywhere(name, expectedOwner, call), call);

    /// <inheritdoc />
    public static AwsError NotFound(string name, Call call) => S3Errors.NoSuchBucket(name);

    /// <summary>Block Public Access as it counts: what the bucket or its account has on.</summary>
    internal PublicAccessBlockConfiguration Block(WorldView view) => (PublicAccessBlock ?? new()).And(AccountPublicAccessBlock.Of(Account, view)?.Configuration ?? new());

    /// <summary>A version's id as answers show it: not before the bucket ever kept versions.</summary>
    internal string? Shown(ObjectVersion version) => Versioning is null ? null : version.VersionId;

    /// <summary>How refusals name a bucket or an object: in quotation marks.</summary>
    internal static string Shown(string arn) => $"\"{arn}\"";

    /// <summary>How much a refusal tells: other accounts don't learn why.</summary>
    internal RefusalDetail TellsTo(Call call) => call.Caller.Principal.Account == Account ? RefusalDetail.Reason : RefusalDetail.Nothing;

    private static Reference<Bucket> ReferenceTo(Bucket bucket, Call call) => new(bucket.Name, bucket.Arn, bucket) { Shown = Shown(bucket.Arn), Tells = bucket.TellsTo(call) };
}
