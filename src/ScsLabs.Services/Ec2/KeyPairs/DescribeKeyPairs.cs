namespace ScsLabs.Services.Ec2;

/// <summary>Lists key pairs: all, or those with the names and ids.</summary>
/// <remarks>Errors: InvalidKeyPair.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeKeyPairs.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeKeyPairs(
    [Wire("KeyName")] IReadOnlyList<string>? KeyNames = null,
    [Wire("KeyPairId")] IReadOnlyList<string>? KeyPairIds = null,
    [Wire("Filter")] IReadOnlyList<Filter>? Filters = null,
    bool? IncludePublicKey = null,
    bool DryRun = false)
{
    internal sealed record Result([Wire("keySet")] IReadOnlyList<KeyPairView> KeyPairs);

    internal static Result Handle(DescribeKeyPairs request, Call call)
    {
        var names = (request.KeyPairIds ?? []).Select(id => KeyPair.ById(id, call).OrNotFound(call).KeyName);
        var pairs = Describing.Find<KeyPair>(call, new(request.Filters), [.. request.KeyNames ?? [], .. names], "keyNames").Items;
        return new([.. pairs.Select(pair => KeyPairView.Of(pair, request.IncludePublicKey == true))]);
    }
}

/// <summary>A key pair in an answer.</summary>
internal sealed record KeyPairView(string KeyPairId, string KeyName, string KeyFingerprint, KeyType KeyType, DateTimeOffset CreateTime, string? PublicKey, [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a key pair.</summary>
    public static KeyPairView Of(KeyPair pair, bool withKey) =>
        new(pair.Id, pair.KeyName, pair.Fingerprint, pair.PublicKey.Type, pair.CreateTime, withKey ? pair.PublicKeyLine : null, pair.Tags.View());
}
