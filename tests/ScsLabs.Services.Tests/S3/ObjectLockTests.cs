using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;
using static ScsLabs.Services.Tests.S3.Objects;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Object Lock: who can delete a version, and when; and who can lock it.</summary>
/// <remarks>Sources: S3 User Guide, object-lock and object-lock-managing; S3 API Reference.</remarks>
public sealed class ObjectLockTests
{
    private readonly TestAws aws = new();

    private TestCaller Owner => aws.Root;

    private DateTimeOffset Tomorrow => aws.Now.AddDays(1);

    public ObjectLockTests() => Owner.Do(CreateBucketOperation.Instance, new(TheBucket) { ObjectLockEnabledForBucket = true });

    [Fact]
    public void A_bucket_that_is_made_with_it_has_versioning_for_good()
    {
        Owner.Do(GetObjectLockConfigurationOperation.Instance, new(TheBucket)).ObjectLockConfiguration.ShouldBe(new(ObjectLockEnabled.Enabled));
        Owner.Do(GetBucketVersioningOperation.Instance, new(TheBucket)).Status.ShouldBe(BucketVersioningStatus.Enabled);
        var error = Owner.Fails("InvalidBucketState", PutBucketVersioningOperation.Instance, new(TheBucket, new(BucketVersioningStatus.Suspended)));
        error.Status.ShouldBe(409);
        error.Message.ShouldBe("An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.");
        Owner.Do(PutBucketVersioningOperation.Instance, new(TheBucket, new(BucketVersioningStatus.Enabled)));
    }

    [Fact]
    public void Making_such_a_bucket_needs_three_permissions()
    {
        var rights = new[] { "s3:CreateBucket", "s3:PutBucketObjectLockConfiguration", "s3:PutBucketVersioning" };
        foreach (var missing in rights.Skip(1))
        {
            aws.User($"without-{missing[3..]}", TestAws.Allow([.. rights.Where(right => right != missing)])).Fails("AccessDenied", CreateBucketOperation.Instance, new("another-bucket") { ObjectLockEnabledForBucket = true }).Message.ShouldContain(missing);
        }

        aws.User("with-all", TestAws.Allow(rights)).Do(CreateBucketOperation.Instance, new("another-bucket") { ObjectLockEnabledForBucket = true });
    }

    [Fact]
    public void A_bucket_gets_it_later_if_it_has_versioning()
    {
        Owner.Makes("plain-bucket");
        Owner.Fails("ObjectLockConfigurationNotFoundError", GetObjectLockConfigurationOperation.Instance, new("plain-bucket")).Status.ShouldBe(404);
        Owner.Fails("InvalidBucketState", PutObjectLockConfigurationOperation.Instance, new("plain-bucket", new(ObjectLockEnabled.Enabled)));
        Owner.Do(PutBucketVersioningOperation.Instance, new("plain-bucket", new(BucketVersioningStatus.Enabled)));
        Owner.Do(PutObjectLockConfigurationOperation.Instance, new("plain-bucket", new(ObjectLockEnabled.Enabled)));
        Owner.Do(GetObjectLockConfigurationOperation.Instance, new("plain-bucket")).ObjectLockConfiguration.Rule.ShouldBeNull();
    }

    public static TheoryData<ObjectLockConfiguration?, string> WrongConfigurations => new()
    {
        { null, "MalformedXML" },
        { new(), "MalformedXML" },
        { new(Rule: new(new(ObjectLockMode.Governance, 1))), "MalformedXML" },
        { new(ObjectLockEnabled.Enabled, new()), "MalformedXML" },
        { new(ObjectLockEnabled.Enabled, new(new(null, 1))), "MalformedXML" },
        { new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Governance))), "MalformedXML" },
        { new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Governance, 1, 1))), "MalformedXML" },
        { new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Governance, 0))), "InvalidArgument" },
        { new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Compliance, Years: -1))), "InvalidArgument" },
        { new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Compliance, 36_501))), "InvalidArgument" },
        { new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Compliance, Years: 101))), "InvalidArgument" },
    };

    [Theory, MemberData(nameof(WrongConfigurations), DisableDiscoveryEnumeration = true)]
    public void A_configuration_is_whole_or_refused(ObjectLockConfiguration? configuration, string code) =>
        Owner.Fails(code, PutObjectLockConfigurationOperation.Instance, new(TheBucket, configuration));

    [Fact]
    public void Without_it_nothing_can_be_locked()
    {
        Owner.Makes("plain-bucket");
        Owner.Puts("k", bucket: "plain-bucket");
        foreach (var error in new[]
        {
            Owner.Fails("InvalidRequest", PutObjectRetentionOperation.Instance, new("plain-bucket", "k", new(ObjectLockMode.Governance, Tomorrow))),
            Owner.Fails("InvalidRequest", GetObjectRetentionOperation.Instance, new("plain-bucket", "k")),
            Owner.Fails("InvalidRequest", PutObjectLegalHoldOperation.Instance, new("plain-bucket", "k", new(LegalHoldStatus.On))),
            Owner.Fails("InvalidRequest", GetObjectLegalHoldOperation.Instance, new("plain-bucket", "k")),
        })
        {
            error.Message.ShouldBe("Bucket is missing Object Lock Configuration");
        }

        Owner.Fails("InvalidRequest", PutObjectOperation.Instance, Put("k", bucket: "plain-bucket") with { Settings = new() { Lock = Held } }).Message.ShouldBe("Bucket is missing ObjectLockConfiguration");
        Owner.Fails("InvalidRequest", CopyObjectOperation.Instance, new("plain-bucket", "c", "plain-bucket/k") { Settings = new() { Lock = Held } });
        Owner.Fails("InvalidRequest", CreateMultipartUploadOperation.Instance, new("plain-bucket", "k") { Settings = new() { Lock = Held } });
    }

    [Fact]
    public async Task Compliance_gives_way_to_nobody_until_it_is_over()
    {
        var version = Locked(ObjectLockMode.Compliance);

        Owner.Fails("AccessDenied", DeleteObjectOperation.Instance, new(TheBucket, "k", version)).Message.ShouldBe("Access Denied because object protected by object lock.");
        Owner.Fails("AccessDenied", DeleteObjectOperation.Instance, Bypassing(version));
        Owner.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Compliance, Tomorrow.AddHours(-1)), bypass: true));
        Owner.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, Tomorrow.AddDays(1)), bypass: true));
        Owner.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(), bypass: true));
        Owner.Do(PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Compliance, Tomorrow.AddDays(1))));

        await aws.AdvanceAsync(TimeSpan.FromDays(2));
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k", version));
    }

    [Fact]
    public async Task Governance_gives_way_to_those_who_may_bypass_it_and_say_so()
    {
        var version = Locked(ObjectLockMode.Governance);
        var may = aws.User("may", TestAws.Allow("s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"));
        var not = aws.User("not", TestAws.Allow("s3:DeleteObjectVersion"));

        may.Fails("AccessDenied", DeleteObjectOperation.Instance, new(TheBucket, "k", version)).Message.ShouldBe("Access Denied because object protected by object lock.");
        not.Fails("AccessDenied", DeleteObjectOperation.Instance, Bypassing(version)).Message.ShouldContain("s3:BypassGovernanceRetention");
        may.Do(DeleteObjectOperation.Instance, Bypassing(version));

        // A version with nothing to bypass needs no such permission.
        not.Do(DeleteObjectOperation.Instance, Bypassing(Owner.Puts("k").VersionId!));
        version = Locked(ObjectLockMode.Governance);
        await aws.AdvanceAsync(TimeSpan.FromDays(2));
        not.Do(DeleteObjectOperation.Instance, Bypassing(version));
    }

    [Fact]
    public void Governance_is_shortened_by_those_who_may_bypass_it_and_extended_by_all()
    {
        Locked(ObjectLockMode.Governance);
        var may = aws.User("may", TestAws.Allow("s3:PutObjectRetention", "s3:BypassGovernanceRetention"));
        var not = aws.User("not", TestAws.Allow("s3:PutObjectRetention"));
        var (later, sooner) = (Tomorrow.AddDays(1), Tomorrow);

        not.Do(PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, later)));
        not.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, sooner)));
        not.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Compliance, later)));
        not.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(), bypass: true)).Message.ShouldContain("s3:BypassGovernanceRetention");
        may.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, sooner)));
        may.Do(PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, sooner), bypass: true));
        Owner.Do(GetObjectRetentionOperation.Instance, new(TheBucket, "k")).Retention.RetainUntilDate!.Value.ShouldBe(sooner, TimeSpan.FromSeconds(1));
        may.Do(PutObjectRetentionOperation.Instance, Retain(new(), bypass: true));
        Owner.Fails("NoSuchObjectLockConfiguration", GetObjectRetentionOperation.Instance, new(TheBucket, "k")).Message.ShouldBe("The specified object does not have a ObjectLock configuration");
    }

    [Fact]
    public void A_legal_hold_gives_way_to_nobody_while_it_lasts()
    {
        var version = Owner.Puts("k").VersionId!;
        Owner.Fails("NoSuchObjectLockConfiguration", GetObjectLegalHoldOperation.Instance, new(TheBucket, "k"));
        Owner.Do(PutObjectLegalHoldOperation.Instance, new(TheBucket, "k", new(LegalHoldStatus.On)));
        Owner.Fails("AccessDenied", DeleteObjectOperation.Instance, Bypassing(version));
        Owner.Fails("MalformedXML", PutObjectLegalHoldOperation.Instance, new(TheBucket, "k", new()));

        Owner.Do(PutObjectLegalHoldOperation.Instance, new(TheBucket, "k", new(LegalHoldStatus.Off)));
        Owner.Do(GetObjectLegalHoldOperation.Instance, new(TheBucket, "k")).LegalHold.Status.ShouldBe(LegalHoldStatus.Off);
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k", version));
    }

    [Fact]
    public void Of_many_to_be_deleted_those_that_are_locked_stay()
    {
        var version = Locked(ObjectLockMode.Governance);
        var free = Owner.Puts("free").VersionId!;

        var result = Owner.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([new("k", version), new("free", free)])));
        result.Deleted.ShouldHaveSingleItem().Key.ShouldBe("free");
        result.Errors.ShouldHaveSingleItem().ShouldBe(new("k", version, "AccessDenied", "Access Denied because object protected by object lock."));
        Owner.Do(DeleteObjectsOperation.Instance, new(TheBucket, new([new("k", version)])) { BypassGovernanceRetention = true }).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_lock_keeps_the_version_but_not_the_key()
    {
        var version = Locked(ObjectLockMode.Compliance);
        Owner.Puts("k", "newer");
        Owner.Do(DeleteObjectOperation.Instance, new(TheBucket, "k")).DeleteMarker.ShouldBe(true);
        Owner.Reads("k", version).ShouldBe("hello");
        Owner.Fails("BucketNotEmpty", DeleteBucketOperation.Instance, new(TheBucket));
    }

    [Fact]
    public void What_is_written_gets_the_default_unless_it_says_otherwise()
    {
        Owner.Do(PutObjectLockConfigurationOperation.Instance, new(TheBucket, new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Governance, Days: 3)))));
        Owner.Fails("InvalidRequest", PutObjectOperation.Instance, Put("k")).Message.ShouldBe("Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
        Owner.Do(PutObjectOperation.Instance, Put("k") with { ContentMD5 = "XUFAKrxLKna5cZ2REBfFkg==" });
        Until("k").ShouldBe(aws.Now.AddDays(3), TimeSpan.FromMinutes(1));

        Owner.Do(PutObjectOperation.Instance, Checked("own", new() { ObjectLockMode = ObjectLockMode.Compliance, ObjectLockRetainUntilDate = Tomorrow }));
        Owner.Do(GetObjectRetentionOperation.Instance, new(TheBucket, "own")).Retention.Mode.ShouldBe(ObjectLockMode.Compliance);
        Owner.Do(CopyObjectOperation.Instance, new(TheBucket, "copy", $"{TheBucket}/own"));
        Owner.Do(GetObjectRetentionOperation.Instance, new(TheBucket, "copy")).Retention.Mode.ShouldBe(ObjectLockMode.Governance);

        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "parts") { Settings = new() { Lock = Held } }).UploadId;
        var part = Owner.Do(UploadPartOperation.Instance, new(TheBucket, "parts", 1, upload) { Body = Bytes("part") }).ETag;
        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "parts", upload) { MultipartUpload = new([new(1, part)]) });
        Owner.Do(GetObjectLegalHoldOperation.Instance, new(TheBucket, "parts")).LegalHold.Status.ShouldBe(LegalHoldStatus.On);
        Until("parts").ShouldBe(aws.Now.AddDays(3), TimeSpan.FromMinutes(1));

        Owner.Do(PutObjectLockConfigurationOperation.Instance, new(TheBucket, new(ObjectLockEnabled.Enabled)));
        Owner.Puts("free");
        Owner.Fails("NoSuchObjectLockConfiguration", GetObjectRetentionOperation.Instance, new(TheBucket, "free"));
    }

    [Fact]
    public void An_upload_that_began_before_the_default_gets_it_when_it_is_completed()
    {
        var upload = Owner.Do(CreateMultipartUploadOperation.Instance, new(TheBucket, "parts")).UploadId;
        Owner.Do(PutObjectLockConfigurationOperation.Instance, new(TheBucket, new(ObjectLockEnabled.Enabled, new(new(ObjectLockMode.Compliance, Days: 3)))));
        var part = Owner.Do(UploadPartOperation.Instance, new(TheBucket, "parts", 1, upload) { Body = Bytes("part") }).ETag;
        Owner.Do(CompleteMultipartUploadOperation.Instance, new(TheBucket, "parts", upload) { MultipartUpload = new([new(1, part)]) });

        Until("parts").ShouldBe(aws.Now.AddDays(3), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Half_a_retention_or_one_in_the_past_is_refused()
    {
        Owner.Fails("InvalidArgument", PutObjectOperation.Instance, Checked("k", new() { ObjectLockMode = ObjectLockMode.Governance })).Message.ShouldBe("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        Owner.Fails("InvalidArgument", PutObjectOperation.Instance, Checked("k", new() { ObjectLockRetainUntilDate = Tomorrow }));
        Owner.Fails("InvalidArgument", PutObjectOperation.Instance, Checked("k", new() { ObjectLockMode = ObjectLockMode.Governance, ObjectLockRetainUntilDate = aws.Now.AddSeconds(-1) })).Message.ShouldBe("The retain until date must be in the future!");

        Owner.Puts("k");
        Owner.Fails("InvalidArgument", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, aws.Now.AddSeconds(-1))));
        Owner.Fails("MalformedXML", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance)));
        Owner.Fails("MalformedXML", PutObjectRetentionOperation.Instance, Retain(new(null, Tomorrow)));
    }

    [Fact]
    public void Locking_what_one_writes_needs_more_than_writing()
    {
        var writer = aws.User("writer", TestAws.Allow("s3:PutObject"));
        var keeper = aws.User("keeper", TestAws.Allow("s3:PutObject", "s3:PutObjectRetention", "s3:PutObjectLegalHold"));
        var retained = Checked("k", new() { ObjectLockMode = ObjectLockMode.Governance, ObjectLockRetainUntilDate = Tomorrow });

        writer.Fails("AccessDenied", PutObjectOperation.Instance, retained).Message.ShouldContain("s3:PutObjectRetention");
        writer.Fails("AccessDenied", PutObjectOperation.Instance, Checked("k", Held)).Message.ShouldContain("s3:PutObjectLegalHold");
        writer.Puts("k");
        keeper.Do(PutObjectOperation.Instance, retained);
        keeper.Do(PutObjectOperation.Instance, Checked("k", Held));
    }

    [Fact]
    public void A_policy_bounds_the_retention()
    {
        Owner.Puts("k");
        Owner.SetsPolicy(Statement("Deny", "\"*\"", "s3:PutObjectRetention", $"{TheBucket}/*", """{"NumericGreaterThan":{"s3:object-lock-remaining-retention-days":"10"}}"""));
        Owner.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, aws.Now.AddDays(11))));
        Owner.Do(PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, aws.Now.AddDays(10))));

        Owner.SetsPolicy(Statement("Deny", "\"*\"", "s3:PutObjectRetention", $"{TheBucket}/*", """{"StringEquals":{"s3:object-lock-mode":"COMPLIANCE"}}"""));
        Owner.Fails("AccessDenied", PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Compliance, aws.Now.AddDays(20))));
        Owner.Do(PutObjectRetentionOperation.Instance, Retain(new(ObjectLockMode.Governance, aws.Now.AddDays(20))));

        Owner.SetsPolicy(Statement("Deny", "\"*\"", "s3:PutObjectLegalHold", $"{TheBucket}/*", """{"StringEquals":{"s3:object-lock-legal-hold":"OFF"}}"""));
        Owner.Do(PutObjectLegalHoldOperation.Instance, new(TheBucket, "k", new(LegalHoldStatus.On)));
        Owner.Fails("AccessDenied", PutObjectLegalHoldOperation.Instance, new(TheBucket, "k", new(LegalHoldStatus.Off)));
    }

    [Fact]
    public void Only_those_who_may_read_a_lock_see_it_with_the_object()
    {
        Owner.Do(PutObjectOperation.Instance, Checked("k", Held with { ObjectLockMode = ObjectLockMode.Governance, ObjectLockRetainUntilDate = Tomorrow }));
        var blind = aws.User("blind", TestAws.Allow("s3:GetObject"));
        var seeing = aws.User("seeing", TestAws.Allow("s3:GetObject", "s3:GetObjectRetention", "s3:GetObjectLegalHold"));

        var hidden = blind.Do(HeadObjectOperation.Instance, new(TheBucket, "k")).Object;
        (hidden.ObjectLockMode, hidden.ObjectLockRetainUntilDate, hidden.ObjectLockLegalHoldStatus).ShouldBe((null, null, null));
        var shown = seeing.Do(GetObjectOperation.Instance, new(TheBucket, "k")).Object;
        (shown.ObjectLockMode, shown.ObjectLockLegalHoldStatus).ShouldBe((ObjectLockMode.Governance, LegalHoldStatus.On));
        shown.ObjectLockRetainUntilDate.ShouldNotBeNull();
        blind.Fails("AccessDenied", GetObjectRetentionOperation.Instance, new(TheBucket, "k"));
        blind.Fails("AccessDenied", GetObjectLegalHoldOperation.Instance, new(TheBucket, "k"));
    }

    private static ObjectLockSettings Held => new() { ObjectLockLegalHoldStatus = LegalHoldStatus.On };

    private static DeleteObject Bypassing(string version) => new(TheBucket, "k", version) { BypassGovernanceRetention = true };

    private static PutObjectRetention Retain(ObjectLockRetention retention, bool bypass = false) => new(TheBucket, "k", retention) { BypassGovernanceRetention = bypass };

    private static PutObject Checked(string key, ObjectLockSettings settings) => Put(key) with { ChecksumAlgorithm = ChecksumAlgorithm.Crc32, Settings = new() { Lock = settings } };

    private DateTimeOffset Until(string key) => Owner.Do(GetObjectRetentionOperation.Instance, new(TheBucket, key)).Retention.RetainUntilDate!.Value;

    /// <summary>Writes an object that is retained for a day, and returns the version.</summary>
    private string Locked(ObjectLockMode mode) =>
        Owner.Do(PutObjectOperation.Instance, Checked("k", new() { ObjectLockMode = mode, ObjectLockRetainUntilDate = Tomorrow })).VersionId!;
}
