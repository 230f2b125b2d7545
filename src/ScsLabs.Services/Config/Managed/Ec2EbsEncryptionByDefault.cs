using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>The account encrypts EBS volumes by default in the Region.</summary>
/// <remarks>Source: AWS Config Developer Guide, ec2-ebs-encryption-by-default.</remarks>
internal sealed class Ec2EbsEncryptionByDefault() : ManagedRule("EC2_EBS_ENCRYPTION_BY_DEFAULT", RuleTriggers.Period)
{
    /// <inheritdoc />
    protected override IReadOnlyList<string> ResourceTypes => [AccountResource.Type];

    /// <inheritdoc />
    public override IEnumerable<Subject> Subjects(Place place, WorldView view) => [new(AccountResource.Type, place.Account.ToString(), new AccountResource(place.Account), [EbsSettings.Of(place, view)])];

    /// <inheritdoc />
    public override Verdict Evaluate(Subject subject, RuleParameters parameters, DateTimeOffset now) => Verdict.Of(subject.PartsOf<EbsSettings>().Single().EncryptsByDefault);
}
