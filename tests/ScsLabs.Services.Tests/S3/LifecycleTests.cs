using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>The lifecycle of a bucket: what S3 deletes and moves by itself, and when.</summary>
/// <remarks>Source: S3 User Guide, intro-lifecycle-rules, lifecycle-conflicts, lifecycle-transition-general-considerations.</remarks>
public sealed class LifecycleTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    public LifecycleTests() => Owner.Makes();

    [Fact]
    public async Task Without_versioning_objects_are_deleted_at_the_midnight_after_their_days()
    {
        Sets(new LifecycleRule { ID = "logs", Filter = new() { Prefix = "logs/" }, Expiration = new(Days: 3) });
        Owner.Puts("logs/one");
        Owner.Puts("kept");
        var expiry = Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "logs/one")).Object.Expiration!;
        var midnight = new DateTimeOffset(aws.Now.UtcDateTime.Date.AddDays(4), TimeSpan.Zero);
        expiry.ShouldBe($"expiry-date=\"{midnight:r}\", rule-id=\"logs\"");
        Owner.Do(HeadObjectOperation.Instance, new(TheBucket, "kept")).Object.Expiration.ShouldBeNull();

        await aws.AdvanceAsync(midnight - aws.Now - TimeSpan.FromMinutes(1));
        Keys().ShouldBe(["kept", "logs/one"]);
        await aws.AdvanceAsync(TimeSpan.FromMinutes(1));
        Keys().ShouldBe(["kept"]);
    }

    [Fact]
    public async Task With_versioning_a_marker_comes_first_then_the_versions_go_then_the_marker()
    {
        Versions();
        Sets(
            new LifecycleRule { Filter = new(), Expiration = new(Days: 1), NoncurrentVersionExpiration = new(2) },
            new LifecycleRule { Filter = new(), Expiration = new(ExpiredObjectDeleteMarker: true) });
        Owner.Puts("k");

        await aws.AdvanceAsync(TimeSpan.FromDays(2));
        var list = Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket));
        (list.Versions.Count, list.DeleteMarkers.Count).ShouldBe((1, 1));
        await aws.AdvanceAsync(TimeSpan.FromDays(3));
        list = Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket));
        (list.Versions.Count, list.DeleteMarkers.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Newer_versions_are_kept_in_the_number_that_the_rule_says()
    {
        Versions();
        Sets(new LifecycleRule { Filter = new(), NoncurrentVersionExpiration = new(1, NewerNoncurrentVersions: 2) });
        var versions = Enumerable.Range(0, 5).Select(number => Owner.Puts("k", $"{number}").VersionId!).ToList();

        await aws.AdvanceAsync(TimeSpan.FromDays(3));
        Owner.Do(ListObjectVersionsOperation.Instance, new(TheBucket)).Versions.Select(version => version.VersionId).ShouldBe([versions[4], versions[3], versions[2]]);
    }

    [Fact]
    public async Task A_locked_version_outlives_its_rule()
    {
        Owner.Do(CreateBucketOperation.Instance, new("locked-bucket") { ObjectLockEnabledForBucket = true });
        Sets([new() { Filter = new(), NoncurrentVersionExpiration = new(1) }], "locked-bucket");
        var locked = Owner.Do(PutObjectOperation.Instance, Put("k", bucket: "locked-bucket") with
        {
            ChecksumAlgorithm = ChecksumAlgorithm.Crc32,
            Settings = new() { Lock = new() { ObjectLockMode = ObjectLockMode.Governance, ObjectLockRetainUntilDate = aws.Now.AddDays(5) } },
        }).VersionId!;
        Owner.Puts("k", bucket: "locked-bucket");
        Owner.Puts("k", bucket: "locked-bucket");

        await aws.AdvanceAsync(TimeSpan.FromDays(3));
        Owner.Do(ListObjectVersionsOperation.Instance, new("locked-bucket")).Versions.Select(version => version.VersionId).ShouldContain(locked);
        Owner.Do(ListObjectVersionsOperation.Instance, new("locked-bucket")).Versions.Count.ShouldBe(2);
        await aws.AdvanceAsync(TimeSpan.FromDays(4));
        Owner.Do(ListObjectVersionsOperation.Instance, new("locked-bucket")).Versions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Objects_move_to_colder_classes_and_never_back_and_archives_are_not_read()
    {
        Sets(
            new LifecycleRule { Filter = new() { Prefix = "a/" }, Transitions = [new(Days: 30, StorageClass: TransitionStorageClass.StandardIa), new(Days: 60, StorageClass: TransitionStorageClass.Glacier)] },
            new LifecycleRule { Filter = new() { Prefix = "a/" }, Transitions = [new(Days: 70, StorageClass: TransitionStorageClass.GlacierIr)] });
        var large = Body.Of(new byte[128 * 1024]);
        Owner.Do(PutObjectOperation.Instance, new(TheBucket, "a/large") { Body = large });
        Owner.Puts("a/small");
        Owner.Do(PutObjectOperation.Instance, new(TheBucket, "b") { Body = large });

        await aws.AdvanceAsync(TimeSpan.FromDays(31));
        ClassOf("a/large").ShouldBe(StorageClass.StandardIa);
        Owner.Reads("a/large").Length.ShouldBe(128 * 1024);
        await aws.AdvanceAsync(TimeSpan.FromDays(50));
        ClassOf("a/large").ShouldBe(StorageClass.Glacier);
        (ClassOf("a/small"), ClassOf("b")).ShouldBe((null, null));

        var error = Owner.Fails("InvalidObjectState", GetObjectOperation.Instance, new(TheBucket, "a/large"));
        (error.Status, error.Message).ShouldBe((403, "The operation is not valid for the object's storage class"));
        error.Details.ShouldContain(new KeyValuePair<string, string>("StorageClass", "GLACIER"));
        Owner.Fails("ObjectNotInActiveTierError", CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/a/large"));
    }

    [Theory]
    [InlineData(TransitionDefaultMinimumObjectSize.AllStorageClasses128K, false, null)]
    [InlineData(TransitionDefaultMinimumObjectSize.VariesByStorageClass, false, StorageClass.Glacier)]
    [InlineData(TransitionDefaultMinimumObjectSize.AllStorageClasses128K, true, StorageClass.Glacier)]
    public async Task Small_objects_move_where_the_rules_say_so(TransitionDefaultMinimumObjectSize least, bool hasSize, StorageClass? storageClass)
    {
        Owner.Do(PutBucketLifecycleConfigurationOperation.Instance, new(TheBucket, new([new()
        {
            Status = LifecycleRuleStatus.Enabled,
            Filter = new() { ObjectSizeGreaterThan = hasSize ? 1 : null },
            Transitions = [new(Days: 0, StorageClass: TransitionStorageClass.Glacier)],
        }]))
        { TransitionDefaultMinimumObjectSize = least });
        Owner.Puts("k");

        await aws.AdvanceAsync(TimeSpan.FromDays(2));
        ClassOf("k").ShouldBe(storageClass);
    }

    [Fact]
    public async Task A_rule_is_for_what_its_filter_says_and_while_it_is_enabled()
    {
        Sets(
            new LifecycleRule { Filter = new() { And = new() { Prefix = "t/", Tags = [new("keep", "no")], ObjectSizeLessThan = 100 } }, Expiration = new(Days: 1) },
            new LifecycleRule { Filter = new() { Tag = new("old", "1") }, Expiration = new(Date: new DateTimeOffset(aws.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero)) },
            new LifecycleRule { Filter = new(), Status = LifecycleRuleStatus.Disabled, Expiration = new(Days: 1) });
        foreach (var (key, tags, size) in new[] { ("t/a", "keep=no", 5), ("t/b", "keep=yes", 5), ("t/c", "keep=no", 100), ("u/a", "keep=no", 5), ("v", "old=1", 5) })
        {
            Owner.Do(PutObjectOperation.Instance, new(TheBucket, key) { Body = Body.Of(new byte[size]), Settings = new() { Tagging = tags } });
        }

        await aws.AdvanceAsync(TimeSpan.FromDays(3));
        Keys().ShouldBe(["t/b", "t/c", "u/a"]);
    }

    [Fact]
    public async Task More_days_than_there_are_never_pass()
    {
        Sets(
            new LifecycleRule { Filter = new(), Expiration = new(Days: int.MaxValue), NoncurrentVersionExpiration = new(int.MaxValue) },
            new LifecycleRule { Filter = new() { Prefix = "old/" }, Expiration = new(Days: 1), AbortIncompleteMultipartUpload = new(int.MaxValue) });
        Owner.Puts("k");
        Owner.Puts("old/k");
        Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "up"));
        Owner.Reads("k").ShouldBe("hello");

        await aws.AdvanceAsync(TimeSpan.FromDays(3));
        Keys().ShouldBe(["k"]);
    }

    [Fact]
    public async Task Uploads_that_nobody_completes_are_aborted()
    {
        Sets(new LifecycleRule { Filter = new() { Prefix = "up/" }, AbortIncompleteMultipartUpload = new(2) });
        Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "up/a"));
        var kept = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "other")).UploadId;

        await aws.AdvanceAsync(TimeSpan.FromDays(4));
        Owner.Do(ListMultipartUploadsOperation.Instance, new(TheBucket)).Uploads.ShouldHaveSingleItem().UploadId.ShouldBe(kept);
    }

    [Fact]
    public async Task More_objects_than_one_turn_takes_are_all_deleted()
    {
        Sets(new LifecycleRule { Filter = new(), Expiration = new(Days: 1) });
        for (var number = 0; number < 1_001; number++)
        {
            Owner.Puts($"{number}");
        }

        await aws.AdvanceAsync(TimeSpan.FromDays(3));
        Keys().ShouldBeEmpty();
        Owner.Do(DeleteBucketOperation.Instance, new(TheBucket));
        await aws.AdvanceAsync(TimeSpan.FromDays(3));
    }

    public static TheoryData<LifecycleRule, string, string> WrongRules => new()
    {
        { new() { Filter = new() }, "InvalidRequest", "At least one action needs to be specified in a rule" },
        { new() { Expiration = new(Days: 1) }, "MalformedXML", "" },
        { new() { Filter = new(), Prefix = "", Expiration = new(Days: 1) }, "MalformedXML", "" },
        { new() { Filter = new() { Prefix = "a", Tag = new("a", "b") }, Expiration = new(Days: 1) }, "MalformedXML", "" },
        { new() { Filter = new() { And = new() { Prefix = "a" } }, Expiration = new(Days: 1) }, "MalformedXML", "" },
        { new() { Filter = new(), Expiration = new() }, "MalformedXML", "" },
        { new() { Filter = new(), Expiration = new(Days: 1, ExpiredObjectDeleteMarker: true) }, "MalformedXML", "" },
        { new() { Filter = new(), Expiration = new(Days: 0) }, "InvalidArgument", "'Days' for Expiration action must be a positive integer" },
        { new() { Filter = new(), Expiration = new(Date: new(2030, 1, 1, 1, 0, 0, TimeSpan.Zero)) }, "InvalidArgument", "'Date' must be at midnight GMT" },
        { new() { Filter = new(), Transitions = [new(Days: 29, StorageClass: TransitionStorageClass.StandardIa)] }, "InvalidArgument", "'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'" },
        { new() { Filter = new(), Transitions = [new(Days: -1, StorageClass: TransitionStorageClass.Glacier)] }, "InvalidArgument", "'Days' in Transition action must be nonnegative" },
        { new() { Filter = new(), Transitions = [new(Days: 30)] }, "MalformedXML", "" },
        { new() { Filter = new() { Prefix = "p" }, Expiration = new(Days: 30), Transitions = [new(Days: 30, StorageClass: TransitionStorageClass.Glacier)] }, "InvalidArgument", "'Days' in the Expiration action for prefix 'p' must be greater than 'Days' in the Transition action" },
        { new() { Filter = new(), Expiration = new(Date: new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), Transitions = [new(Days: 30, StorageClass: TransitionStorageClass.Glacier)] }, "InvalidRequest", "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for prefix ''" },
        { new() { Filter = new(), Transitions = [new(Days: 30, StorageClass: TransitionStorageClass.Glacier), new(Days: 40, StorageClass: TransitionStorageClass.Glacier)] }, "InvalidRequest", "'StorageClass' must be different for 'Transition' actions in same 'Rule' with prefix ''" },
        { new() { Filter = new(), NoncurrentVersionExpiration = new(0) }, "InvalidArgument", "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer" },
        { new() { Filter = new(), NoncurrentVersionExpiration = new(1, 101) }, "InvalidArgument", "'NewerNoncurrentVersions' for NoncurrentVersionExpiration action must be between 1 and 100" },
        { new() { Filter = new() { Prefix = "p" }, NoncurrentVersionExpiration = new(30), NoncurrentVersionTransitions = [new(30, TransitionStorageClass.Glacier)] }, "InvalidArgument", "'NoncurrentDays' in the NoncurrentVersionExpiration action for filter '(prefix=p)' must be greater than 'NoncurrentDays' in the NoncurrentVersionTransition action" },
        { new() { Filter = new() { Tag = new("a", "b") }, Expiration = new(ExpiredObjectDeleteMarker: true) }, "InvalidRequest", "ExpiredObjectDeleteMarker cannot be specified with Tags." },
        { new() { Filter = new() { Tag = new("a", "b") }, AbortIncompleteMultipartUpload = new(1) }, "InvalidRequest", "AbortIncompleteMultipartUpload cannot be specified with Tags." },
        { new() { Filter = new(), AbortIncompleteMultipartUpload = new(0) }, "InvalidArgument", "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer" },
        { new() { ID = new string('x', 256), Filter = new(), Expiration = new(Days: 1) }, "InvalidArgument", "ID length should not exceed allowed limit of 255" },
    };

    [Theory, MemberData(nameof(WrongRules), DisableDiscoveryEnumeration = true)]
    public void A_rule_is_whole_or_refused(LifecycleRule rule, string code, string text)
    {
        var error = Owner.Fails(code, PutBucketLifecycleConfigurationOperation.Instance, new(TheBucket, new([rule with { Status = LifecycleRuleStatus.Enabled }])));
        error.Message.ShouldBe(text.Length > 0 ? text : "The XML you provided was not well-formed or did not validate against our published schema");
    }

    [Fact]
    public void The_rules_are_kept_and_deleted_and_need_permissions()
    {
        var reader = aws.User("reader", TestAws.Allow("s3:GetLifecycleConfiguration"));
        var writer = aws.User("writer", TestAws.Allow("s3:PutLifecycleConfiguration"));
        var rule = new LifecycleRule { Status = LifecycleRuleStatus.Enabled, Filter = new(), Expiration = new(Days: 1) };

        Owner.Fails("NoSuchLifecycleConfiguration", GetBucketLifecycleConfigurationOperation.Instance, new(TheBucket)).Message.ShouldBe("The lifecycle configuration does not exist");
        reader.Fails("AccessDenied", PutBucketLifecycleConfigurationOperation.Instance, new(TheBucket, new([rule])));
        writer.Do(PutBucketLifecycleConfigurationOperation.Instance, new(TheBucket, new([rule])));
        writer.Fails("AccessDenied", GetBucketLifecycleConfigurationOperation.Instance, new(TheBucket));
        var read = reader.Do(GetBucketLifecycleConfigurationOperation.Instance, new(TheBucket));
        read.Rules.ShouldHaveSingleItem().ID!.Length.ShouldBe(32);
        read.TransitionDefaultMinimumObjectSize.ShouldBe(TransitionDefaultMinimumObjectSize.AllStorageClasses128K);
        Owner.Fails("InvalidArgument", PutBucketLifecycleConfigurationOperation.Instance, new(TheBucket, new([rule with { ID = "same" }, rule with { ID = "same" }])));
        reader.Fails("AccessDenied", DeleteBucketLifecycleOperation.Instance, new(TheBucket));
        writer.Do(DeleteBucketLifecycleOperation.Instance, new(TheBucket));
        writer.Do(DeleteBucketLifecycleOperation.Instance, new(TheBucket));
        Owner.Fails("NoSuchLifecycleConfiguration", GetBucketLifecycleConfigurationOperation.Instance, new(TheBucket));
    }

    private void Versions() => Owner.Do(PutBucketVersioningOperation.Instance, new(TheBucket, new(BucketVersioningStatus.Enabled)));

    private void Sets(params IReadOnlyList<LifecycleRule> rules) => Sets(rules, TheBucket);

    private void Sets(IReadOnlyList<LifecycleRule> rules, string bucket) =>
        Owner.Do(PutBucketLifecycleConfigurationOperation.Instance, new(bucket, new([.. rules.Select(rule => rule with { Status = rule.Status ?? LifecycleRuleStatus.Enabled })])));

    private IEnumerable<string> Keys() => Owner.Do(ListObjectsV2Operation.Instance, new(TheBucket)).Contents.Select(found => found.Key);

    private StorageClass? ClassOf(string key) => Owner.Do(HeadObjectOperation.Instance, new(TheBucket, key)).Object.StorageClass;
}
