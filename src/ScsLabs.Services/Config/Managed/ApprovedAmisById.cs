using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Running instances were launched from images of a list.</summary>
/// <remarks>Source: AWS Config Developer Guide, approved-amis-by-id.</remarks>
internal sealed class ApprovedAmisById() : ManagedRule<Instance>("APPROVED_AMIS_BY_ID", "AWS::EC2::Instance", RuleTriggers.Changes, new RuleParameter(AmiIds, IsRequired: true, AreImages))
{
    private const string AmiIds = "amiIds";
    private const int MostImages = 21;

    /// <inheritdoc />
    protected override Verdict Evaluate(Instance resource, Subject subject, RuleParameters parameters, DateTimeOffset now) =>
        resource.State != InstanceState.Running ? Verdict.NotApplicable : Verdict.Of(parameters.List(AmiIds)!.Contains(resource.Image.Id, StringComparer.Ordinal));

    private static bool AreImages(string list) => RuleParameters.Split(list) is { Length: <= MostImages } ids && Array.TrueForAll(ids, Image.Kind.IsWellFormed);
}
