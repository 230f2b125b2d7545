using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Running instances were launched from images of a list.</summary>
/// <remarks>Source: AWS Config Developer Guide, approved-amis-by-id.</remarks>
internal sealed class ApprovedAmisById() : ManagedRule<Instance>("APPROVED_AMIS_BY_ID", new RuleParameter(AmiIds, IsRequired: true, AreImages))
{
    private const string AmiIds = "amiIds";
    private const int MostImages = 21;

    /// <inheritdoc />
    protected override Verdict Evaluate(Instance resource, RuleParameters parameters, WorldView view) =>
        resource.State != InstanceState.Running ? Verdict.NotApplicable : Verdict.Of(Ids(parameters[AmiIds]!).Contains(resource.Image.Id, StringComparer.Ordinal));

    private static bool AreImages(string list) => Ids(list) is { Length: <= MostImages } ids && Array.TrueForAll(ids, Image.Kind.IsWellFormed);

    private static string[] Ids(string list) => list.Split(',', StringSplitOptions.TrimEntries);
}
