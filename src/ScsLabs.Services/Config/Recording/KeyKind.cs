using System.Text.Json.Nodes;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Config;

/// <summary>KMS keys.</summary>
internal sealed class KeyKind() : ResourceKind<Key>("AWS::KMS::Key")
{
    /// <inheritdoc />
    protected override async Task<Described> ReadAsync(Key row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var read = await asRole.SendAsync(DescribeKeyOperation.Instance, new(row.KeyId), cancellationToken).ConfigureAwait(false);
        var rotation = await asRole.SendAsync(GetKeyRotationStatusOperation.Instance, new(row.KeyId), cancellationToken).ConfigureAwait(false);
        var policy = await asRole.SendAsync(GetKeyPolicyOperation.Instance, new(row.KeyId), cancellationToken).ConfigureAwait(false);
        return new(ConfigurationWriter.Write(writer => KeyMetadataShape.Write(writer, read.KeyMetadata)))
        {
            Supplementary = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
                .Add("KeyRotationStatus", rotation.KeyRotationEnabled ? "true" : "false")
                .Add("Policy", JsonValue.Create(policy.Policy).ToJsonString()),
        };
    }
}
