namespace ScsLabs.Services.Ssm;

/// <summary>Systems Manager's errors. Source: Systems Manager API Reference and the texts of its answers.</summary>
internal static class SsmErrors
{
    public static AwsException InvalidInstance(string id) => new("InvalidInstanceId", 400, $"Instance [{id}] is not in a valid state.");

    public static AwsException InvalidInstanceFilter(string message) => new("InvalidInstanceInformationFilterValue", 400, message);

    public static AwsException InvalidInstanceFilterKey() => new("InvalidFilterKey", 400, "The specified key isn't valid.");

    public static AwsException NotManaged(IReadOnlyList<string> ids, AccountId account) => new("InvalidInstanceId", 400, $"Instances [[{string.Join(", ", ids)}]] not in a valid state for account {account}");

    public static AwsException DuplicateInstance() => new("DuplicateInstanceId", 400, "You can't specify an instance ID in more than one association.");

    public static AwsException UnsupportedPlatform(IReadOnlyList<string> ids) => new("UnsupportedPlatformType", 400, $"The document doesn't support the platform type of the given managed node IDs: {string.Join(", ", ids)}");

    public static AwsException InvalidDocument(string message) => new("InvalidDocument", 400, message);

    public static AwsException InvalidTarget() => new("InvalidTarget", 400, "The target isn't valid or doesn't exist.");

    public static AwsException InvalidCommand() => new("InvalidCommandId", 400, "The specified command ID isn't valid. Verify the ID and try again.");

    public static AwsException NoInvocation() => new("InvocationDoesNotExist", 400, "The command ID and managed node ID you specified did not match any invocations. Verify the command ID and the managed node ID and try again.");

    public static AwsException InvalidPlugin() => new("InvalidPluginName", 400, "The plugin name isn't valid.");

    public static AwsException ParameterNotFound() => new("ParameterNotFound", 400, "");

    public static AwsException VersionNotFound(string name, Selector selector) => new("ParameterVersionNotFound", 400, selector.Label is { } label
        ? $"Systems Manager could not find the label {label} for the parameter {name}. Verify the parameter and label and try again."
        : $"Systems Manager could not find version {selector.Version} of {name}. Verify the version and try again.");

    public static AwsException ParameterAlreadyExists() => new("ParameterAlreadyExists", 400, "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static AwsException InvalidKeyId(string message) => new("InvalidKeyId", 400, message);

    public static AwsException ReservedName(string name) => new("AccessDeniedException", 400, $"No access to reserved parameter name: {name}.");

    public static AwsException TooManyLevels(int max) => new("HierarchyLevelLimitExceededException", 400, $"The parameter's hierarchy has more than {max} levels.");

    public static AwsException TypeMismatch() => new("HierarchyTypeMismatchException", 400, "Parameter Store does not support changing a parameter type in a hierarchy. Create a new, unique parameter instead.");

    public static AwsException InvalidAllowedPattern() => new("InvalidAllowedPatternException", 400, "The request does not meet the regular expression requirement.");

    public static AwsException PatternMismatch(string pattern) => new("ParameterPatternMismatchException", 400, $"Parameter value, cannot be validated against allowedPattern: {pattern}");

    public static AwsException NoDowngrade() => Validation(
        "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. "
        + "If necessary, you can delete the advanced parameter and recreate it as a standard parameter.");

    public static AwsException StandardTooLarge(int max) => Validation(
        $"Standard tier parameters support a maximum parameter value of {max} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. "
        + "For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html");

    public static AwsException OldestVersionLabelled(string name, long version) => new("ParameterMaxVersionLimitExceeded", 400,
        $"You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {version}, the oldest version, can't be deleted because it has a label associated with it. "
        + "Move the label to another version of the parameter, and try again.");

    public static AwsException TooManyLabels() => new("ParameterVersionLabelLimitExceeded", 400, "A parameter version can have a maximum of ten labels. Move one or more labels to another version and try again.");

    public static AwsException TooManyPolicies(int max) => new("PoliciesLimitExceededException", 400, $"A parameter can have at most {max} policies.");

    public static AwsException InvalidPolicyType(string? type) => new("InvalidPolicyTypeException", 400, $"The policy type {type} is not supported. Parameter Store supports the types Expiration, ExpirationNotification and NoChangeNotification.");

    public static AwsException InvalidPolicyAttribute(string message) => new("InvalidPolicyAttributeException", 400, message);

    public static AwsException IncompatiblePolicies(string message) => new("IncompatiblePolicyException", 400, message);

    public static AwsException InvalidFilterKey(string key, IReadOnlyList<string>? keys) => new("InvalidFilterKey", 400, $"The following filter key is not valid: {key}. Valid filter keys include: [{string.Join(", ", keys ?? [])}].");

    public static AwsException InvalidFilterOption(string option, IReadOnlyList<string>? options) => new("InvalidFilterOption", 400, $"The following filter option is not valid: {option}. Valid options include: [{string.Join(", ", options ?? [])}].");

    public static AwsException InvalidFilterValue(string message) => new("InvalidFilterValue", 400, message);

    public static AwsException InvalidNextToken() => new("InvalidNextToken", 400, "The specified token isn't valid.");

    public static AwsException InvalidResourceId() => new("InvalidResourceId", 400, "The resource ID isn't valid. Verify that you entered the correct ID and try again.");

    public static AwsException TooManyTags(int max) => new("TooManyTagsError", 400, $"A resource can have at most {max} tags.");

    public static AwsException IdempotentParameterMismatch() => new("IdempotentParameterMismatch", 400, "The client token is the same as that of an earlier request, whose parameters were different.");

    public static AwsException NoSetting() => new("ServiceSettingNotFound", 400, "The specified service setting wasn't found. Either the service name or the setting hasn't been provisioned by the Amazon Web Services service team.");

    public static AwsException InvalidSetting(string id) => Validation($"Invalid settingId : {id}.");

    public static AwsException InvalidSettingValue(string value) => Validation($"Invalid settingValue : {value}.");

    public static AwsException Validation(string message) => new("ValidationException", 400, message);
}
