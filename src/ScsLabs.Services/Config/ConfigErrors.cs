namespace ScsLabs.Services.Config;

/// <summary>AWS Config's errors. Source: AWS Config API Reference and the texts of its answers.</summary>
internal static class ConfigErrors
{
    public static AwsException NoSuchRecorder(string name) => new("NoSuchConfigurationRecorderException", 400, $"Cannot find configuration recorder with the specified name '{name}'.");

    public static AwsException TooManyRecorders(string name) => new("MaxNumberOfConfigurationRecordersExceededException", 400, $"Failed to put configuration recorder '{name}' because the maximum number of configuration recorders: 1 is reached.");

    public static AwsException NoRecorder() => new("NoAvailableConfigurationRecorderException", 400, "Configuration recorder is not available to record the configuration.");

    public static AwsException NoRecorderForRule() => new("NoAvailableConfigurationRecorderException", 400, "You must create a configuration recorder before you can create or update a Config rule.");

    public static AwsException NoRecorderFor(string what) => new("NoAvailableConfigurationRecorderException", 400, $"Configuration recorder is not available to put {what}.");

    public static AwsException InvalidRole() => new("InvalidRoleException", 400, "The role ARN is not valid.");

    public static AwsException InvalidRecordingGroup(string message) => new("InvalidRecordingGroupException", 400, message);

    public static AwsException NoDeliveryChannel() => new("NoAvailableDeliveryChannelException", 400, "Delivery channel is not available to start configuration recorder.");

    public static AwsException NoSuchDeliveryChannel(string name) => new("NoSuchDeliveryChannelException", 400, $"Cannot find delivery channel with specified name '{name}'.");

    public static AwsException TooManyDeliveryChannels(string name) => new("MaxNumberOfDeliveryChannelsExceededException", 400, $"Failed to put delivery channel '{name}' because the maximum number of delivery channels: 1 is reached.");

    public static AwsException LastDeliveryChannel(string name) => new("LastDeliveryChannelDeleteFailedException", 400, $"Failed to delete last specified delivery channel with name '{name}', because there is a running configuration recorder.");

    public static AwsException NoSuchBucket(string bucket) => new("NoSuchBucketException", 400, $"Cannot find a S3 bucket with an empty bucket name or the bucket '{bucket}' does not exist.");

    public static AwsException InsufficientDeliveryPolicy(string bucket, string why) => new("InsufficientDeliveryPolicyException", 400, $"Insufficient delivery policy to s3 bucket: {bucket}, {why}.");

    public static AwsException NoSuchRule(string name) => new("NoSuchConfigRuleException", 400, $"The ConfigRule '{name}' provided in the request is invalid. Please check the configRule name");

    public static AwsException NotInvocable(string function) => new("InsufficientPermissionsException", 400, $"The AWS Lambda function {function} cannot be invoked. Check the specified function ARN, and check the function's permissions.");

    public static AwsException InvalidParameter(string message) => new("InvalidParameterValueException", 400, message);

    public static AwsException BlankParameter(string name) => InvalidParameter($"Blank spaces are not acceptable for input parameter: {name}.");

    public static AwsException FrequencyOfChanges() => InvalidParameter("A maximum execution frequency for this rule is not allowed because only a change in resources triggers this managed rule.");

    public static AwsException TooManyRules(int most) => new("MaxNumberOfConfigRulesExceededException", 400, $"Failed to put config rule because the maximum number of config rules: {most} is reached.");

    public static AwsException InvalidNextToken() => new("InvalidNextTokenException", 400, "The specified nextToken is not valid.");

    public static AwsException NotDiscovered(string type, string id) => new("ResourceNotDiscoveredException", 400, $"Resource {id} of resourceType:{type} is unknown or has not been discovered");

    public static AwsException InvalidTimeRange() => new("InvalidTimeRangeException", 400, "The specified time range is not valid. The earlier time is not chronologically before the later time.");

    public static AwsException InvalidResultToken() => new("InvalidResultTokenException", 400, "The resultToken provided is invalid");

    public static AwsException NoSuchResource(string arn) => new("ResourceNotFoundException", 400, $"ResourceArn '{arn}' does not exist");

    public static AwsException NotRecording() => new("NoRunningConfigurationRecorderException", 400, "No running configuration recorder to deliver the snapshot for.");

    public static AwsException Validation(string message) => new("ValidationException", 400, message);
}
