namespace ScsLabs.Services.Kms;

/// <summary>Parses the names of keys and aliases in requests.</summary>
/// <remarks>Source: KMS Developer Guide, "Key identifiers (KeyId)".</remarks>
internal static class KeyName
{
    /// <summary>Determines the place of a key or alias and its id there: a key id, or an alias name with its prefix.</summary>
    /// <exception cref="AwsException">InvalidArnException, or NotFoundException for a name in another Region.</exception>
    public static (Place Place, string Id) Locate(string name, Call call)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return (call.Place, name);
        }

        if (!Arn.TryParse(name, out var arn) || arn is not { Partition: "aws", Service: "kms" } || !AccountId.TryParse(arn.Account, out var account))
        {
            throw KmsErrors.InvalidArn(name);
        }

        if (arn.Region != call.Region)
        {
            throw KmsErrors.OtherRegion(arn.Region);
        }

        return arn.Resource.StartsWith("key/", StringComparison.Ordinal) ? (new(account, arn.Region), arn.Resource["key/".Length..])
            : arn.Resource.StartsWith("alias/", StringComparison.Ordinal) ? (new(account, arn.Region), arn.Resource)
            : throw KmsErrors.InvalidArn(name);
    }

    /// <summary>Whether the text has the form of a key id.</summary>
    public static bool IsKeyId(string text) => Guid.TryParseExact(text, "D", out _) || text.StartsWith("mrk-", StringComparison.Ordinal);
}
