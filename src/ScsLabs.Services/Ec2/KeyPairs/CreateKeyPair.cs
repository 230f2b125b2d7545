namespace ScsLabs.Services.Ec2;

/// <summary>Makes a key pair and gives its private key, this once.</summary>
/// <remarks>Errors: InvalidKeyPair.Duplicate, InvalidParameterValue, KeyPairLimitExceeded. Source: EC2 API Reference, CreateKeyPair.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateKeyPair(string KeyName, KeyType? KeyType = null, KeyFormat? KeyFormat = null, bool DryRun = false)
{
    /// <summary>The tags.</summary>
    [Wire("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    internal sealed record Result(string KeyPairId, string KeyName, string KeyFingerprint, [Sensitive] string KeyMaterial, [Wire("tagSet")] IReadOnlyList<Tag>? Tags);

    internal static IEnumerable<Ask> Asks(CreateKeyPair request, Call call) =>
        KeyPair.Asks(call, nameof(CreateKeyPair), request.KeyName, request.TagSpecifications, new Condition("ec2:KeyPairType", TypeOf(request).ToWire()));

    /// <summary>Makes the keys: RSA takes a while.</summary>
    internal static Task<NewKey> PrepareAsync(CreateKeyPair request, CancellationToken cancellationToken) => Task.Run(() => NewKey.Of(TypeOf(request)), cancellationToken);

    internal static Result Handle(CreateKeyPair request, Call call, Draft draft, NewKey? made)
    {
        KeyPair.RequireNew(request.KeyName, call);
        if (made is null)
        {
            throw new NotPreparedException(call.Api.Failure());
        }

        var pair = new KeyPair
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(KeyPair.Kind.Prefix),
            KeyName = request.KeyName,
            PublicKey = made.PublicKey,
            Fingerprint = made.Fingerprint,
            CreateTime = call.Timestamp,
            Tags = Creation.Tags<KeyPair>(request.TagSpecifications),
        };
        draft.Put(pair);
        return new(pair.Id, pair.KeyName, pair.Fingerprint, made.Pem, pair.Tags.View());
    }

    private static KeyType TypeOf(CreateKeyPair request) => request.KeyType ?? Ec2.KeyType.Rsa;
}

/// <summary>The formats of private keys.</summary>
[NotEmulated("ppk")]
internal enum KeyFormat
{
    /// <summary>PEM.</summary>
    [Wire("pem")]
    Pem,
}
