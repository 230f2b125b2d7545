namespace ScsLabs.Services.Kms;

/// <summary>Describes a key. For the predefined alias of a service, creates its AWS managed key if necessary.</summary>
/// <remarks>Errors: NotFoundException, InvalidArnException. Source: KMS API Reference, DescribeKey.</remarks>
[Operation<KmsApi>]
public sealed record DescribeKey(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null)
{
    /// <summary>The description of the key.</summary>
    public sealed record Result(KeyMetadata KeyMetadata);

    /// <summary>Describes the key. The draft allows creating an AWS managed key.</summary>
    internal static Result Handle(DescribeKey request, Key key, Draft draft)
    {
        GrantToken.RequireValid(request.GrantTokens, draft);
        return new(KeyMetadata.Of(key));
    }
}
