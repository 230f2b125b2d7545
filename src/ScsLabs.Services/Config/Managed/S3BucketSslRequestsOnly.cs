using ScsLabs.Services.S3;

namespace ScsLabs.Services.Config;

/// <summary>Each bucket's policy denies all requests without TLS: to everybody, on the bucket and on all objects.</summary>
/// <remarks>Source: AWS Config Developer Guide, s3-bucket-ssl-requests-only.</remarks>
internal sealed class S3BucketSslRequestsOnly() : ManagedRule<Bucket>("S3_BUCKET_SSL_REQUESTS_ONLY", "AWS::S3::Bucket", RuleTriggers.Changes)
{
    /// <inheritdoc />
    protected override Verdict Evaluate(Bucket resource, Subject subject, RuleParameters parameters, DateTimeOffset now) => Verdict.Of(BucketExposure.NeedsTls(resource));
}
