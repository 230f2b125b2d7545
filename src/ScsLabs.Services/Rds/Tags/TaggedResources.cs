namespace ScsLabs.Services.Rds;

/// <summary>Finds resources by ARNs that may be of any kind.</summary>
internal static class TaggedResources
{
    /// <summary>The ask for an action on the resource with this ARN, whether or not it exists.</summary>
    /// <exception cref="AwsException">It is no ARN of a kind of resource that is emulated.</exception>
    public static Ask Ask(Call call, string action, string arn, params IReadOnlyList<Condition> conditions) => TypeOf(arn, call) switch
    {
        DbInstance.Type => Reference<DbInstance>.Of(arn, call).Ask(action, conditions),
        _ => Reference<DbSubnetGroup>.Of(arn, call).Ask(action, conditions),
    };

    /// <summary>The resource with this ARN.</summary>
    /// <exception cref="AwsException">It doesn't exist.</exception>
    public static IRdsResource Find(Call call, string arn) => TypeOf(arn, call) switch
    {
        DbInstance.Type => Reference<DbInstance>.Of(arn, call).OrNotFound(call),
        _ => Reference<DbSubnetGroup>.Of(arn, call).OrNotFound(call),
    };

    private static string TypeOf(string text, Call call)
    {
        if (!Arn.TryParse(text, out var arn) || arn.Service != "rds" || arn.Region != call.Region || arn.Account != call.Account.ToString() || arn.Resource.Split(':') is not [var type, _, ..])
        {
            throw RdsErrors.InvalidParameterValue($"Invalid resource name: {text}");
        }

        return type is DbInstance.Type or DbSubnetGroup.Type ? type : throw AwsException.NotEmulated($"tags of RDS's resources of the type {type}");
    }
}
