namespace ScsLabs.Services.Ec2;

/// <summary>Keeps the public key of a pair that the caller made.</summary>
/// <remarks>Errors: InvalidKeyPair.Duplicate, InvalidKey.Format, InvalidParameterValue, KeyPairLimitExceeded. Source: EC2 API Reference, ImportKeyPair.</remarks>
[Operation<Ec2Api>]
internal sealed record ImportKeyPair(string KeyName, byte[] PublicKeyMaterial, [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    internal sealed record Result(string KeyPairId, string KeyName, string KeyFingerprint, [Wire("tagSet")] IReadOnlyList<Tag>? Tags);

    internal static IEnumerable<Ask> Asks(ImportKeyPair request, Call call) => KeyPair.Asks(call, nameof(ImportKeyPair), request.KeyName, request.TagSpecifications);

    internal static Result Handle(ImportKeyPair request, Call call, Draft draft)
    {
        KeyPair.RequireNew(request.KeyName, call);
        var key = SshPublicKey.Parse(request.PublicKeyMaterial);
        var pair = new KeyPair
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(KeyPair.Kind.Prefix),
            KeyName = request.KeyName,
            PublicKey = key,
            Fingerprint = key.Fingerprint,
            CreateTime = call.Timestamp,
            Tags = Creation.Tags<KeyPair>(request.TagSpecifications),
        };
        draft.Put(pair);
        return new(pair.Id, pair.KeyName, pair.Fingerprint, pair.Tags.View());
    }
}
