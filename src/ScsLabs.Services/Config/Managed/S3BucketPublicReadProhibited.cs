using ScsLabs.Services.S3;

namespace ScsLabs.Services.Config;

/// <summary>No bucket can be read or listed publicly, by its policy or its ACL, with its and the account's Block Public Access in effect.</summary>
/// <remarks>Source: AWS Config Developer Guide, s3-bucket-public-read-prohibited.</remarks>
internal sealed class S3BucketPublicReadProhibited() : ManagedRule<Bucket>("S3_BUCKET_PUBLIC_READ_PROHIBITED", "AWS::S3::Bucket", RuleTriggers.ChangesAndPeriod)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(Bucket resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        BucketExposure.ReadBy(resource, resource.Block(subject.PartsOf<AccountPublicAccessBlock>().SingleOrDefault())) switch
        {
            PublicReading.None => Verdict.Of(isCompliant: true),
            PublicReading.ByPolicy => Verdict.Of(isCompliant: false, "The S3 bucket policy allows public read access."),
            _ => Verdict.Of(isCompliant: false, "The S3 bucket ACL allows public read access."),
        };
}
