namespace ScsLabs.Services.S3;

/// <summary>Creates a bucket, with BucketOwnerEnforced and with all Block Public Access settings on.</summary>
/// <remarks>Errors: BucketAlreadyExists, BucketAlreadyOwnedByYou, InvalidBucketName, InvalidLocationConstraint, IllegalLocationConstraintException, InvalidBucketAclWithObjectOwnership, TooManyBuckets. Source: S3 API Reference, CreateBucket.</remarks>
[Operation<S3Api>]
public sealed record CreateBucket(string Bucket)
{
    private const int Most = 10_000;
    private const string First = "us-east-1";

    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] public BucketCannedACL? ACL { get; init; }
    [Payload(NeededToAsk = true)] public CreateBucketConfiguration? CreateBucketConfiguration { get; init; }
    [Header("x-amz-grant-full-control"), ConditionKey("s3:x-amz-grant-full-control")] public string? GrantFullControl { get; init; }
    [Header("x-amz-grant-read"), ConditionKey("s3:x-amz-grant-read")] public string? GrantRead { get; init; }
    [Header("x-amz-grant-read-acp"), ConditionKey("s3:x-amz-grant-read-acp")] public string? GrantReadACP { get; init; }
    [Header("x-amz-grant-write"), ConditionKey("s3:x-amz-grant-write")] public string? GrantWrite { get; init; }
    [Header("x-amz-grant-write-acp"), ConditionKey("s3:x-amz-grant-write-acp")] public string? GrantWriteACP { get; init; }
    [Header("x-amz-object-ownership"), ConditionKey("s3:x-amz-object-ownership")] public ObjectOwnership? ObjectOwnership { get; init; }

    /// <summary>Whether the bucket has Object Lock, and with it versioning.</summary>
    [Header("x-amz-bucket-object-lock-enabled")] public bool? ObjectLockEnabledForBucket { get; init; }

    /// <summary>The bucket's location and ARN.</summary>
    public sealed record Result([Header("Location")] string Location, [Header("x-amz-bucket-arn")] string BucketArn);

    /// <summary>Asks on the new bucket; tags, an ACL other than private, Object Ownership and Object Lock in the request are asked for separately.</summary>
    internal static IEnumerable<Ask> Asks(CreateBucket request, Call call)
    {
        var tags = new ConditionList();
        tags.AddTags(request.CreateBucketConfiguration?.Tags);
        IReadOnlyList<Condition> conditions = request.CreateBucketConfiguration?.LocationConstraint is { } location
            ? [.. CreateBucketOperation.Conditions(request), new("s3:locationconstraint", location)]
            : CreateBucketOperation.Conditions(request);
        yield return Ask("s3:CreateBucket", [.. conditions, .. tags.Conditions]);
        if (tags.Conditions.Count > 0)
        {
            yield return Ask("s3:TagResource", tags.Conditions);
        }

        if (request.GrantsAccess)
        {
            yield return Ask("s3:PutBucketAcl", AclWish.Conditions(conditions));
        }

        if (request.ObjectOwnership is not null)
        {
            yield return Ask("s3:PutBucketOwnershipControls", []);
        }

        if (request.ObjectLockEnabledForBucket == true)
        {
            yield return Ask("s3:PutBucketObjectLockConfiguration", []);
            yield return Ask("s3:PutBucketVersioning", []);
        }

        Ask Ask(string action, IReadOnlyList<Condition> keys)
        {
            var arn = $"arn:aws:s3:::{request.Bucket}";
            return new(action, arn) { Shown = S3.Bucket.Shown(arn), Conditions = keys };
        }
    }

    /// <summary>Creates the bucket.</summary>
    internal static Result Handle(CreateBucket request, Call call, Draft draft)
    {
        if (!BucketName.IsValid(request.Bucket))
        {
            throw S3Errors.InvalidBucketName(request.Bucket);
        }

        if (request.CreateBucketConfiguration is { LocationConstraint: null, Tags: null })
        {
            throw S3Errors.MalformedXml();
        }

        var region = RegionOf(request.CreateBucketConfiguration?.LocationConstraint, call.Region);
        if (draft.Find(S3.Bucket.ByName, request.Bucket) is { } existing)
        {
            // In us-east-1, the owner who creates a bucket again gets no error, and the ACL is reset; AWS keeps this for old clients.
            return existing.Account != call.Account ? throw S3Errors.BucketAlreadyExists(request.Bucket)
                : existing.Region == First && region == First ? Put(existing with { Acl = request.Wish.For(call.Account, call.Account) })
                : throw S3Errors.BucketAlreadyOwnedByYou(request.Bucket);
        }

        if (draft.Count(S3.Bucket.ByAccount, call.Account) >= Most)
        {
            throw S3Errors.TooManyBuckets();
        }

        return Put(new()
        {
            Account = call.Account,
            Region = region,
            Name = request.Bucket,
            CreationDate = call.Timestamp,
            Ownership = request.ObjectOwnership ?? S3.ObjectOwnership.BucketOwnerEnforced,
            Acl = request.Wish.For(call.Account, call.Account),
            Versioning = request.ObjectLockEnabledForBucket == true ? BucketVersioningStatus.Enabled : null,
            ObjectLock = request.ObjectLockEnabledForBucket == true ? new(S3.ObjectLockEnabled.Enabled) : null,
            TagSet = ObjectTags.OfBucket(new(request.CreateBucketConfiguration?.Tags ?? [])),
        });

        Result Put(Bucket bucket)
        {
            if (bucket.IsOwnerEnforced && request.GrantsAccess)
            {
                throw S3Errors.InvalidAcl();
            }

            PublicAcls.RequireNotBlocked(bucket.Acl, bucket, "s3:CreateBucket", call);
            draft.Put(bucket);
            return Answer(bucket);
        }
    }

    internal AclWish Wish => AclWish.Of(ACL?.ToWire(), AclHeaders.Grants(GrantFullControl, GrantRead, GrantReadACP, GrantWrite, GrantWriteACP));

    /// <summary>Whether the request asks for an ACL that grants access to somebody. The other canned ACLs are what a bucket has anyway.</summary>
    private bool GrantsAccess => Wish.IsGiven && ACL is not (BucketCannedACL.Private or BucketCannedACL.BucketOwnerRead or BucketCannedACL.BucketOwnerFullControl);

    private static Result Answer(Bucket bucket) => new(bucket.Region == First ? $"/{bucket.Name}" : $"http://{bucket.Name}.s3.amazonaws.com/", bucket.Arn);

    /// <summary>The Region of the new bucket. A request to us-east-1 can specify any Region, one to any other Region only that Region.</summary>
    private static string RegionOf(string? constraint, string endpoint)
    {
        var wanted = constraint == "EU" ? "eu-west-1" : constraint;
        return endpoint == First
            ? wanted is null ? First : wanted != First && Regions.IsKnown(wanted) ? wanted : throw S3Errors.IllegalLocationConstraint(wanted, endpoint)
            : wanted == endpoint ? wanted : throw S3Errors.IllegalLocationConstraint(wanted ?? "", endpoint);
    }
}

/// <summary>The Region of a new bucket, and its tags.</summary>
public sealed record CreateBucketConfiguration(string? LocationConstraint = null, [Wire("Tags", Item = "Tag")] IReadOnlyList<Tag>? Tags = null);
