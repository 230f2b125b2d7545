using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>A resource of Systems Manager that has tags.</summary>
internal interface ITagged : IResource
{
    /// <summary>The tags.</summary>
    ImmutableSortedDictionary<string, string> TagSet { get; }

    /// <summary>Puts the resource with other tags.</summary>
    void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags);
}

/// <summary>Finds what requests about tags name by a type and an id.</summary>
internal static partial class TaggedResources
{
    /// <summary>Asks on a resource, whether or not it is there.</summary>
    /// <exception cref="AwsException">ValidationException: an id that the type can't have.</exception>
    public static Ask Ask(string action, ResourceTypeForTagging type, string id, Call call, IReadOnlyList<Condition>? conditions = null)
    {
        var (arn, row) = Find(type, id, call);
        return new(action, arn, row) { Conditions = conditions ?? [] };
    }

    /// <summary>A resource that must be there.</summary>
    /// <exception cref="AwsException">InvalidResourceId: there is none; ValidationException: an id that the type can't have.</exception>
    public static ITagged Existing(ResourceTypeForTagging type, string id, Call call) => Find(type, id, call).Row ?? throw SsmErrors.InvalidResourceId();

    private static (string Arn, ITagged? Row) Find(ResourceTypeForTagging type, string id, Call call) => type switch
    {
        ResourceTypeForTagging.Parameter => Of(Parameter.Resolve(id, call)),
        ResourceTypeForTagging.Document => Of(Document.Own(id, call)),
        ResourceTypeForTagging.PatchBaseline => PatchBaseline.Resolve(id, call) is var baseline && baseline.Row is { IsPredefined: true } ? (baseline.Arn, null) : Of(baseline),
        ResourceTypeForTagging.ManagedInstance => Hybrid(id, call),
        _ => throw new UnreachableException(),
    };

    private static (string Arn, ITagged? Row) Of<T>(Reference<T> reference)
        where T : class, IResource<T>, ITagged => (reference.Row?.Arn ?? reference.Arn, reference.Row);

    /// <summary>A machine outside of EC2. None is registered here, because activations aren't emulated. The tags of EC2's instances are EC2's.</summary>
    private static (string Arn, ITagged? Row) Hybrid(string id, Call call) =>
        HybridId().IsMatch(id) ? (ManagedInstance.ArnOf(call.Place, id), null) : throw SsmErrors.Validation("resourceId should be in format mi-[0-9a-f]{17} for resource type ManagedInstance");

    [GeneratedRegex(@"^mi-[0-9a-f]{17}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex HybridId();
}

/// <summary>The types of resources that can be tagged.</summary>
[NotEmulated("MaintenanceWindow", "OpsItem", "OpsMetadata", "Automation", "Association")]
public enum ResourceTypeForTagging
{
    /// <summary>A parameter, identified by its name.</summary>
    Parameter,

    /// <summary>A document, identified by its name.</summary>
    Document,

    /// <summary>A patch baseline of the account's own, identified by its id.</summary>
    PatchBaseline,

    /// <summary>A machine outside of EC2 that Systems Manager manages, identified by an id that begins with <c>mi-</c>.</summary>
    ManagedInstance,
}
