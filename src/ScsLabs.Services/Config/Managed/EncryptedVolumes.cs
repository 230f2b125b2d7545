using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Attached volumes are encrypted; with <c>kmsId</c>, under that key.</summary>
/// <remarks>Source: AWS Config Developer Guide, encrypted-volumes.</remarks>
internal sealed class EncryptedVolumes() : ManagedRule<Volume>("ENCRYPTED_VOLUMES", new RuleParameter(KmsId))
{
    private const string KmsId = "kmsId";

    /// <inheritdoc />
    protected override Verdict Evaluate(Volume resource, RuleParameters parameters, WorldView view) =>
        resource.Attachment is null ? Verdict.NotApplicable : Verdict.Of(resource.Key is { } key && (parameters[KmsId] is not { } wanted || wanted == key.KeyArn || key.KeyArn.EndsWith($":key/{wanted}", StringComparison.Ordinal)));
}
