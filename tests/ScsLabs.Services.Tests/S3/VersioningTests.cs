using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Versions, delete markers, and the version null.</summary>
public sealed class VersioningTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public VersioningTests() => Owner.Makes();

    [Fact]
    public void Without_versioning_a_write_replaces_and_a_delete_is_for_good()
    {
        Owner.Puts("k", "one").VersionId.ShouldBeNull();
        Owner.Puts("k", "two");

        Owner.Reads("k").ShouldBe("two");
        Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket)).Versions.ShouldHaveSingleItem().VersionId.ShouldBe("null");
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k")).ShouldBe(new(null, null));
        Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket)).Versions.ShouldBeEmpty();
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "never-there"));
    }

    [Fact]
    public void With_versioning_every_write_stays_and_a_delete_is_a_marker()
    {
        Keep(BucketVersioningStatus.Enabled);
        var (one, two) = (Owner.Puts("k", "one").VersionId!, Owner.Puts("k", "two").VersionId!);
        Owner.Reads("k").ShouldBe("two");
        Owner.Reads("k", one).ShouldBe("one");

        var marker = Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k"));
        marker.DeleteMarker.ShouldBe(true);
        Owner.Fails("NoSuchKey", GetObjectOperation.Instance, new(TheBucket, "k")).Headers.ShouldContain(new KeyValuePair<string, string>("x-amz-delete-marker", "true"));
        Owner.Fails("MethodNotAllowed", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = marker.VersionId } });
        Owner.Do(ListObjectsV2Operation.Instance, new(TheBucket)).Contents.ShouldBeEmpty();

        var list = Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket));
        list.Versions.Select(version => (version.VersionId, version.IsLatest)).ShouldBe([(two, false), (one, false)]);
        list.DeleteMarkers.ShouldHaveSingleItem().IsLatest.ShouldBeTrue();

        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k", marker.VersionId)).ShouldBe(new(true, marker.VersionId));
        Owner.Reads("k").ShouldBe("two");
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k", two));
        Owner.Reads("k").ShouldBe("one");
        Owner.Fails("NoSuchVersion", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = two } });
        Owner.Fails("InvalidArgument", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = "" } }).Message.ShouldBe("Version id cannot be the empty string");
        Owner.Fails("InvalidArgument", DeleteObjectOperation.Instance, new(TheBucket, "k", VersionId: ""));
    }

    [Fact]
    public void A_delete_marker_has_no_tags_and_no_ACL_and_is_not_copied()
    {
        Keep(BucketVersioningStatus.Enabled);
        Owner.Do(PutBucketOwnershipControlsOperation.Instance, new(TheBucket, new([new(ObjectOwnership.ObjectWriter)])));
        Owner.Puts("k", "v");
        var marker = Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k")).VersionId!;
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "upload")).UploadId;

        foreach (var id in new[] { null, marker })
        {
            NotAllowed("GET", Owner.Fails("MethodNotAllowed", GetObjectTaggingOperation.Instance, new(TheBucket, "k") { VersionId = id }));
            NotAllowed("PUT", Owner.Fails("MethodNotAllowed", PutObjectTaggingOperation.Instance, new(TheBucket, "k", new([new("a", "b")])) { VersionId = id }));
            NotAllowed("DELETE", Owner.Fails("MethodNotAllowed", DeleteObjectTaggingOperation.Instance, new(TheBucket, "k") { VersionId = id }));
            NotAllowed("PUT", Owner.Fails("MethodNotAllowed", PutObjectAclOperation.Instance, new(TheBucket, "k") { ACL = ObjectCannedACL.Private, VersionId = id }));
        }

        Owner.Fails("NoSuchKey", GetObjectAclOperation.Instance, new(TheBucket, "k"));
        Owner.Fails("NoSuchKey", GetObjectAttributesOperation.Instance, new(TheBucket, "k", [ObjectAttribute.ETag]));
        Owner.Fails("NoSuchKey", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/k"));
        Owner.Fails("NoSuchKey", UploadPartCopyOperation.Instance, new(TheBucket, "upload", $"{TheBucket}/k", 1, upload));
        NotAllowed("GET", Owner.Fails("MethodNotAllowed", GetObjectAclOperation.Instance, new(TheBucket, "k", VersionId: marker)));
        Owner.Fails("InvalidRequest", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/k?versionId={marker}")).Message.ShouldBe("The source of a copy request may not specifically refer to a delete marker by version id.");
        Owner.Fails("InvalidRequest", UploadPartCopyOperation.Instance, new(TheBucket, "upload", $"{TheBucket}/k?versionId={marker}", 1, upload));

        static void NotAllowed(string method, AwsException refused)
        {
            refused.Status.ShouldBe(405);
            refused.Details.ShouldBe([new("Method", method), new("ResourceType", "DeleteMarker")]);
            refused.Headers.ShouldContain(new KeyValuePair<string, string>("x-amz-delete-marker", "true"));
        }
    }

    [Fact]
    public void An_id_that_no_version_can_have_is_refused_by_all()
    {
        const string RealLooking = "L4kqtJlcpXroDTDmpUMLUo1Dn1zCbqLZ";
        Owner.Puts("k", "v");
        RefuseAll(RealLooking);
        RefuseAll("bad!");
        Owner.Fails("NoSuchVersion", GetObjectOperation.Instance, new(TheBucket, "missing") { Options = new() { VersionId = "null" } });
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "missing", "null"));

        Keep(BucketVersioningStatus.Enabled);
        RefuseAll("bad!");
        RefuseAll("short");
        Owner.Fails("NoSuchVersion", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = RealLooking } });
        Owner.Fails("NoSuchVersion", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/k?versionId={RealLooking}"));
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k", RealLooking)).ShouldBe(new(null, RealLooking));
        Owner.Reads("k").ShouldBe("v");

        void RefuseAll(string id)
        {
            Refused(Owner.Fails("InvalidArgument", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = id } }));
            Refused(Owner.Fails("InvalidArgument", HeadObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = id } }));
            Refused(Owner.Fails("InvalidArgument", GetObjectAttributesOperation.Instance, new(TheBucket, "k", [ObjectAttribute.ETag]) { VersionId = id }));
            Refused(Owner.Fails("InvalidArgument", GetObjectAclOperation.Instance, new(TheBucket, "k", id)));
            Refused(Owner.Fails("InvalidArgument", PutObjectAclOperation.Instance, new(TheBucket, "k") { ACL = ObjectCannedACL.Private, VersionId = id }));
            Refused(Owner.Fails("InvalidArgument", GetObjectTaggingOperation.Instance, new(TheBucket, "k") { VersionId = id }));
            Refused(Owner.Fails("InvalidArgument", PutObjectTaggingOperation.Instance, new(TheBucket, "k", new([])) { VersionId = id }));
            Refused(Owner.Fails("InvalidArgument", DeleteObjectTaggingOperation.Instance, new(TheBucket, "k") { VersionId = id }));
            Refused(Owner.Fails("InvalidArgument", DeleteObjectOperation.Instance, new(TheBucket, "k", id)));
            Refused(Owner.Fails("InvalidArgument", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/k?versionId={id}")));
            var many = Owner.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([new("k", id)])));
            many.Deleted.ShouldBeEmpty();
            many.Errors.ShouldBe([new("k", id, "InvalidArgument", "Invalid version id specified")]);

            void Refused(AwsException refused)
            {
                refused.Message.ShouldBe("Invalid version id specified");
                refused.Details.ShouldBe([new("ArgumentName", "versionId"), new("ArgumentValue", id)]);
            }
        }
    }

    [Fact]
    public void Suspended_the_version_null_is_replaced_and_the_others_stay()
    {
        Keep(BucketVersioningStatus.Enabled);
        var kept = Owner.Puts("k", "kept").VersionId!;
        Keep(BucketVersioningStatus.Suspended);

        Owner.Puts("k", "first").VersionId.ShouldBe("null");
        Owner.Puts("k", "second");
        Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket)).Versions.Select(version => version.VersionId).ShouldBe(["null", kept]);

        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k")).ShouldBe(new(true, "null"));
        Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket)).Versions.Select(version => version.VersionId).ShouldBe([kept]);
        Owner.Reads("k", kept).ShouldBe("kept");
    }

    [Fact]
    public void A_version_is_read_and_deleted_by_permissions_of_its_own()
    {
        Keep(BucketVersioningStatus.Enabled);
        var version = Owner.Puts("k").VersionId!;
        var plain = aws.User("plain", TestAws.Allow("s3:GetObject", "s3:DeleteObject"));
        var versioned = aws.User("versioned", TestAws.Allow("s3:GetObjectVersion", "s3:DeleteObjectVersion"));

        plain.Reads("k").ShouldBe("hello");
        plain.Fails("AccessDenied", GetObjectOperation.Instance, new(TheBucket, "k") { Options = new() { VersionId = version } });
        plain.Fails("AccessDenied", DeleteObjectOperation.Instance, new(TheBucket, "k", version));
        versioned.IsRefusedToRead("k");
        versioned.Reads("k", version).ShouldBe("hello");
        versioned.Do(DeleteObjectOperation.Instance, new(TheBucket, "k", version));
    }

    [Fact]
    public void Pages_of_versions_leave_nothing_out_and_tell_nothing_twice()
    {
        Keep(BucketVersioningStatus.Enabled);
        var written = new List<(string, string)>();
        foreach (var key in (string[])["a", "b/1", "b/2", "c"])
        {
            written.AddRange(Enumerable.Range(0, 3).Select(number => (key, Owner.Puts(key, $"{number}").VersionId!)).Reverse());
        }

        for (var size = 1; size <= 13; size++)
        {
            var found = new List<(string, string)>();
            string? key = null, version = null;
            do
            {
                var page = Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket) { KeyMarker = key, VersionIdMarker = version, MaxKeys = size });
                page.Versions.Count.ShouldBeLessThanOrEqualTo(size);
                found.AddRange(page.Versions.Select(one => (one.Key, one.VersionId)));
                (key, version) = page.IsTruncated ? (page.NextKeyMarker, page.NextVersionIdMarker) : (null, null);
            }
            while (key is not null);

            found.ShouldBe(written, $"by pages of {size}");
        }
    }

    [Fact]
    public void Whoever_deletes_page_by_page_deletes_all()
    {
        Keep(BucketVersioningStatus.Enabled);
        for (var number = 0; number < 7; number++)
        {
            Owner.Puts("a", $"{number}");
        }

        Owner.Puts("b");
        string? key = null, version = null;
        do
        {
            var page = Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket) { KeyMarker = key, VersionIdMarker = version, MaxKeys = 3 });
            Owner.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([.. page.Versions.Select(one => new ObjectIdentifier(one.Key, one.VersionId))])));
            (key, version) = page.IsTruncated ? (page.NextKeyMarker, page.NextVersionIdMarker) : (null, null);
        }
        while (key is not null);

        Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket)).Versions.ShouldBeEmpty();
        Owner.Do(DeleteBucketOperation.Instance, new(TheBucket));
    }

    private void Keep(BucketVersioningStatus status) => Owner.Do(PutBucketVersioningOperation.Instance, new(TheBucket, new(status)));
}
