namespace ScsLabs.Services.S3;

/// <summary>The ACL that a request asks for, in one of three ways: by a canned name, headers or a document.</summary>
/// <param name="Canned">The name of the canned ACL.</param>
/// <param name="Grants">The grants of headers or a document.</param>
internal sealed record AclWish(string? Canned, IReadOnlyList<AclGrant>? Grants)
{
    private const string FullControl = "bucket-owner-full-control";

    /// <summary>Selects the condition keys of a request that are about its ACL.</summary>
    public static IReadOnlyList<Condition> Conditions(IEnumerable<Condition> all) =>
        [.. all.Where(condition => condition.Key == "s3:x-amz-acl" || condition.Key.StartsWith("s3:x-amz-grant-", StringComparison.Ordinal))];

    /// <summary>Whether the request asks for an ACL.</summary>
    public bool IsGiven => Canned is not null || Grants is not null;

    /// <summary>Reads the ACL that a request for a new object asks for.</summary>
    /// <exception cref="AwsException">InvalidRequest, InvalidArgument.</exception>
    public static AclWish Of(NewObjectSettings settings) => Of(settings.ACL?.ToWire(), AclHeaders.Grants(settings.GrantFullControl, settings.GrantRead, settings.GrantReadACP, null, settings.GrantWriteACP));

    /// <summary>Combines a canned ACL and the grants of headers.</summary>
    /// <exception cref="AwsException">InvalidRequest: both are given.</exception>
    public static AclWish Of(string? canned, IReadOnlyList<AclGrant>? grants) => canned is null || grants is null
        ? new(canned, grants)
        : throw S3Errors.InvalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");

    /// <summary>The ACL of a request that must have exactly one of a canned name, headers or a document.</summary>
    /// <exception cref="AwsException">MissingSecurityHeader, UnexpectedContent, MalformedACLError where the document names no owner, AccessDenied where it names another, and the errors of <see cref="AclHeaders"/>.</exception>
    public static AclWish RequireOne(AclWish wish, AccessControlPolicy? document, AccountId owner)
    {
        if (document is null)
        {
            return wish.IsGiven ? wish : throw S3Errors.MissingSecurityHeader("x-amz-acl");
        }

        if (wish.IsGiven)
        {
            throw S3Errors.UnexpectedContent();
        }

        var named = document.Owner?.Id ?? throw S3Errors.MalformedAcl();
        return named == S3.Owner.Of(owner).Id ? new(null, AclHeaders.Grants(document)) : throw S3Errors.AccessDenied("");
    }

    /// <summary>Whether the ACL grants only the bucket owner's full control, which is the only ACL that a bucket without ACLs accepts.</summary>
    public bool IsBucketOwnerFullControl(AccountId bucketOwner) => Canned == FullControl
        || (Grants is { Count: > 0 } && Grants.All(grant => grant.Permission == AclPermission.FullControl && grant.Grantee == new AclGrantee.Account(bucketOwner)));

    /// <summary>Whether the ACL transfers a new object to the bucket's owner under BucketOwnerPreferred.</summary>
    public bool HandsOver => Canned == FullControl;

    /// <summary>Creates the ACL.</summary>
    /// <param name="owner">The owner of the bucket or object.</param>
    /// <param name="bucketOwner">The owner of the bucket.</param>
    public AccessControlList For(AccountId owner, AccountId bucketOwner)
    {
        if (Grants is not null)
        {
            return new(Grants);
        }

        List<AclGrant> grants = [new(new AclGrantee.Account(owner), AclPermission.FullControl)];
        AclGrantee bucketOwners = new AclGrantee.Account(bucketOwner);
        grants.AddRange(Canned switch
        {
            "public-read" => [new(new AclGrantee.AllUsers(), AclPermission.Read)],
            "public-read-write" => [new(new AclGrantee.AllUsers(), AclPermission.Read), new(new AclGrantee.AllUsers(), AclPermission.Write)],
            "authenticated-read" => [new(new AclGrantee.AuthenticatedUsers(), AclPermission.Read)],
            "log-delivery-write" => [new(new AclGrantee.LogDelivery(), AclPermission.Write), new(new AclGrantee.LogDelivery(), AclPermission.ReadAcp)],
            "bucket-owner-read" when owner != bucketOwner => [new(bucketOwners, AclPermission.Read)],
            FullControl when owner != bucketOwner => [new(bucketOwners, AclPermission.FullControl)],
            _ => Array.Empty<AclGrant>(),
        });
        return new(grants);
    }
}
