namespace ScsLabs.Services.Kms;

/// <summary>The keys that AWS manages: one a service in each account and Region, made when it is first wanted, under <c>alias/aws/SERVICE</c>.</summary>
/// <remarks>Source: KMS Developer Guide, "AWS managed keys"; KMS API Reference, DescribeKey on predefined aliases.</remarks>
internal static class AwsManagedKey
{
    private const string Prefix = "alias/aws/";

    /// <summary>The services that have one, and the endpoint through which each comes to KMS.</summary>
    private static readonly ImmutableDictionary<string, string> Endpoints = ImmutableDictionary<string, string>.Empty
        .Add("ebs", "ec2").Add("lambda", "lambda").Add("rds", "rds").Add("s3", "s3").Add("ssm", "ssm");

    /// <summary>Makes the key of a predefined alias, in a call that may write; null for any other alias or call.</summary>
    /// <remarks>The call must still be allowed to use the key: if it isn't, the draft is dropped and no key was made.</remarks>
    public static Alias? CreateFor(string aliasName, Place place, Call call)
    {
        if (call.View is not Draft draft
            || place != call.Place
            || !aliasName.StartsWith(Prefix, StringComparison.Ordinal)
            || !Endpoints.TryGetValue(aliasName[Prefix.Length..], out var endpoint))
        {
            return null;
        }

        var service = aliasName[Prefix.Length..];
        var keyId = call.Ids.Uuid().ToString();
        var key = new Key
        {
            Account = place.Account,
            Region = place.Region,
            KeyId = keyId,
            Policy = PolicyDocument.Parse(KeyPolicies.AwsManaged(place, service, endpoint), PolicyKind.Resource),
            CreationDate = call.Timestamp,
            Description = $"Default key that protects the account's {service} data when no other key is defined",
            Manager = KeyManager.Aws,
            Material = [KeyMaterial.New(Key.ArnOf(place, keyId), 0, call.Timestamp)],
            RotationPeriodInDays = 365,
            NextRotationDate = call.Timestamp.AddDays(365),
        };
        var alias = new Alias { Account = place.Account, Region = place.Region, AliasName = aliasName, TargetKeyId = key.KeyId, CreationDate = call.Timestamp, LastUpdatedDate = call.Timestamp };
        draft.Put(key);
        draft.Put(alias);
        return alias;
    }
}
