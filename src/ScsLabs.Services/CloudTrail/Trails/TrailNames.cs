namespace ScsLabs.Services.CloudTrail;

/// <summary>The form of trails' names and ARNs.</summary>
/// <remarks>Source: CloudTrail User Guide, "Naming requirements for CloudTrail resources, S3 buckets, and KMS keys".</remarks>
internal static class TrailNames
{
    private const int Shortest = 3;
    private const int Longest = 128;

    /// <summary>Requires that a name is well formed.</summary>
    /// <exception cref="AwsException">It isn't.</exception>
    public static void Check(string name)
    {
        if (name.Length < Shortest)
        {
            throw CloudTrailErrors.InvalidTrailName($"Trail name too short. Minimum allowed length: {Shortest} characters. Specified name length: {name.Length} characters.");
        }

        if (name.Length > Longest)
        {
            throw CloudTrailErrors.InvalidTrailName($"Trail name too long. Maximum allowed length: {Longest} characters. Specified name length: {name.Length} characters.");
        }

        if (!char.IsAsciiLetterOrDigit(name[0]))
        {
            throw CloudTrailErrors.InvalidTrailName("Trail name must starts with a letter or number.");
        }

        if (!char.IsAsciiLetterOrDigit(name[^1]))
        {
            throw CloudTrailErrors.InvalidTrailName("Trail name must ends with a letter or number.");
        }

        if (!name.All(static letter => char.IsAsciiLetterOrDigit(letter) || IsMark(letter)))
        {
            throw CloudTrailErrors.InvalidTrailName("Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).");
        }

        if (name.Zip(name.Skip(1)).Any(static pair => IsMark(pair.First) && IsMark(pair.Second)))
        {
            throw CloudTrailErrors.InvalidTrailName("Trail name must not have adjacent periods, hyphens or underscores.");
        }

        if (name.Split('.') is { Length: 4 } parts && parts.All(static part => byte.TryParse(part, out _)))
        {
            throw CloudTrailErrors.InvalidTrailName("Trail name must not be formatted as an IP address.");
        }
    }

    /// <summary>The parts of a trail's ARN.</summary>
    /// <exception cref="AwsException">The text is no ARN of a trail.</exception>
    public static (AccountId Account, string Region, string Name) OfArn(string text)
    {
        const string Trail = "trail/";
        return Arn.TryParse(text, out var arn) && arn is { Partition: "aws", Service: "cloudtrail" } && AccountId.TryParse(arn.Account, out var account) && arn.Resource.StartsWith(Trail, StringComparison.Ordinal)
            ? (account, arn.Region, arn.Resource[Trail.Length..])
            : throw CloudTrailErrors.InvalidArn(text);
    }

    private static bool IsMark(char letter) => letter is '.' or '-' or '_';
}
