using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether Object Ownership and ACLs are enforced.</summary>
internal static class ObjectOwnership
{
    /// <summary>A bucket under BucketOwnerEnforced refuses an ACL that it accepts under ObjectWriter.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var (s3, bucket) = (aws.A.Root.S3, ProbeUser.NewName());
        await s3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = bucket }).ConfigureAwait(false);
        undo.Add(() => s3.DeleteBucketAsync(bucket));
        undo.Add(() => s3.DeleteObjectAsync(bucket, "probe"));
        await OwnedByAsync("BucketOwnerEnforced").ConfigureAwait(false);
        if (await Trial.CodeAsync(PutAsync).ConfigureAwait(false) is not "AccessControlListNotSupported" and var code)
        {
            return new(false, code is null ? Texts.AclPassed.ToString() : Texts.AclGot.With(code));
        }

        await OwnedByAsync("ObjectWriter").ConfigureAwait(false);
        await Trial.WorksAsync(aws, PutAsync).ConfigureAwait(false);
        return new(true, Texts.OwnershipHolds.ToString());

        Task OwnedByAsync(string ownership) =>
            s3.PutBucketOwnershipControlsAsync(new() { BucketName = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = ownership }] } });

        // Not a public ACL, because Block Public Access would refuse that.
        Task PutAsync() => s3.PutObjectAsync(new() { BucketName = bucket, Key = "probe", ContentBody = "probe", CannedACL = Amazon.S3.S3CannedACL.BucketOwnerRead });
    }
}
