using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Config;

/// <summary>The storage of DB instances is encrypted; with <c>kmsKeyId</c>, under that key.</summary>
/// <remarks>Source: AWS Config Developer Guide, rds-storage-encrypted.</remarks>
internal sealed class RdsStorageEncrypted() : ManagedRule<DbInstance>("RDS_STORAGE_ENCRYPTED", "AWS::RDS::DBInstance", RuleTriggers.Changes, new RuleParameter(KmsKeyId))
{
    private const string KmsKeyId = "kmsKeyId";

    /// <inheritdoc />
    protected override Verdict Evaluate(DbInstance resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        Verdict.Of(resource.Key is { } key && parameters.NamesKey(KmsKeyId, key.Arn));
}
