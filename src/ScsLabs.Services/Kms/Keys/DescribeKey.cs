namespace ScsLabs.Services.Kms;

/// <summary>Tells about a key. Asked for a service's predefined alias, it makes that key if need be.</summary>
/// <remarks>Errors: NotFoundException, InvalidArnException. Source: KMS API Reference, DescribeKey.</remarks>
[Operation<KmsApi>]
public sealed record DescribeKey(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null)
{
    /// <summary>What there is to tell.</summary>
    public sealed record Result(KeyMetadata KeyMetadata);

    /// <summary>Tells it. The draft is for the predefined alias' key.</summary>
    public static Result Handle(DescribeKey request, Key key, Draft draft)
    {
        GrantToken.RequireValid(request.GrantTokens, draft);
        return new(KeyMetadata.Of(key));
    }
}
