namespace ScsLabs.Services.Kms;

/// <summary>AWS managed keys: one per service, account and Region, created on first use with the alias <c>alias/aws/SERVICE</c>.</summary>
/// <remarks>Source: KMS Developer Guide, "AWS managed keys"; KMS API Reference, DescribeKey on predefined aliases.</remarks>
internal static class AwsManagedKey
{
    private const string Prefix = "alias/aws/";

    /// <summary>The services that have an AWS managed key, with the endpoint through which each calls KMS.</summary>
    private static readonly ImmutableDictionary<string, string> Endpoints = ImmutableDictionary<string, string>.Empty
        .Add("ebs", "ec2").Add("lambda", "lambda").Add("rds", "rds").Add("s3", "s3").Add("ssm", "ssm");

    /// <summary>Creates the key of a predefined alias, in a call that may write; null for any other alias or call.</summary>
    /// <remarks>The call must still be authorized to use the key: if it isn't, the draft is dropped and with it the key.</remarks>
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
            Material = [KeyMaterial.New(Key.ArnOf(place, keyId), 0, KeySecret.New(KeySpec.SymmetricDefault), call.Timestamp)],
            RotationPeriodInDays = 365,
            NextRotationDate = call.Timestamp.AddDays(365),
        };
        var alias = new Alias { Account = place.Account, Region = place.Region, AliasName = aliasName, TargetKeyId = key.KeyId, CreationDate = call.Timestamp, LastUpdatedDate = call.Timestamp };
        draft.Put(key);
        draft.Put(alias);
        return alias;
    }
}
