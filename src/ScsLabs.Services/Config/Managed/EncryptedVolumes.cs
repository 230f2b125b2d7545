using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Attached volumes are encrypted; with <c>kmsId</c>, under that key.</summary>
/// <remarks>Source: AWS Config Developer Guide, encrypted-volumes.</remarks>
internal sealed class EncryptedVolumes() : ManagedRule<Volume>("ENCRYPTED_VOLUMES", "AWS::EC2::Volume", RuleTriggers.Changes, new RuleParameter(KmsId))
{
    private const string KmsId = "kmsId";

    /// <inheritdoc />
    protected override Verdict Evaluate(Volume resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource.Attachment is null ? Verdict.NotApplicable : Verdict.Of(resource.Key is { } key && parameters.NamesKey(KmsId, key.KeyArn));
}
