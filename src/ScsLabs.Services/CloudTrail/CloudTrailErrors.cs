namespace ScsLabs.Services.CloudTrail;

/// <summary>CloudTrail's errors. Source: CloudTrail API Reference, and the texts of its answers where they are known.</summary>
internal static class CloudTrailErrors
{
    public static AwsException TrailNotFound(string name, string account) => new("TrailNotFoundException", 400, $"Unknown trail: {name} for the user: {account}");

    public static AwsException TrailExists(string name, string account) => new("TrailAlreadyExistsException", 400, $"Trail {name} already exists for customer: {account}");

    public static AwsException TooManyTrails(string account, int most, string region) => new("MaximumNumberOfTrailsExceededException", 400, $"User: {account} already has {most} trails in {region}.");

    public static AwsException InvalidTrailName(string message) => new("InvalidTrailNameException", 400, message);

    public static AwsException InvalidArn(string arn) => new("CloudTrailARNInvalidException", 400, $"The specified ARN is not valid: {arn}.");

    public static AwsException InvalidHomeRegion(string arn, string region) => new("InvalidHomeRegionException", 400, $"Trail {arn} can be changed in its home region only: {region}.");

    public static AwsException InvalidBucketName(string bucket) => new("InvalidS3BucketNameException", 400, $"Bucket name is invalid: {bucket}");

    public static AwsException InvalidPrefix() => new("InvalidS3PrefixException", 400, "S3 prefix is longer than maximum length: 200.");

    public static AwsException NoSuchBucket(string bucket) => new("S3BucketDoesNotExistException", 400, $"S3 bucket {bucket} does not exist!");

    public static AwsException InsufficientBucketPolicy(string bucket) => new("InsufficientS3BucketPolicyException", 400, $"Incorrect S3 bucket policy is detected for bucket: {bucket}");

    public static AwsException InvalidCombination(string message) => new("InvalidParameterCombinationException", 400, message);

    public static AwsException InvalidSelectors(string message) => new("InvalidEventSelectorsException", 400, message);

    public static AwsException InvalidTimeRange() => new("InvalidTimeRangeException", 400, "The start time must not be after the end time.");

    public static AwsException InvalidMaxResults() => new("InvalidMaxResultsException", 400, "The maximum number of results must be from 1 to 50.");

    public static AwsException InvalidLookupAttributes(string message) => new("InvalidLookupAttributesException", 400, message);

    public static AwsException InvalidNextToken() => new("InvalidNextTokenException", 400, "The next token is not valid, or was given for a request with other parameters.");

    public static AwsException InvalidToken() => new("InvalidTokenException", 400, "The next token is not valid.");

    public static AwsException NoSuchResource(string arn) => new("ResourceNotFoundException", 400, $"Resource not found: {arn}");

    public static AwsException UnsupportedResource(string arn) => new("ResourceTypeNotSupportedException", 400, $"Resource type is not supported: {arn}");

    public static AwsException InvalidTag(string message) => new("InvalidTagParameterException", 400, message);

    public static AwsException TooManyTags(int most) => new("TagsLimitExceededException", 400, $"The number of tags exceeds the limit of {most}.");
}
