using ScsLabs.Policy;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells outcomes, kinds of policy and mismatches in the emulator's answers. A name that isn't known stays as it is.</summary>
internal static class PolicyWords
{
    private static readonly Dictionary<PolicyKind, Text> Kinds = new()
    {
        [PolicyKind.Identity] = Texts.IdentityPolicy,
        [PolicyKind.Resource] = Texts.ResourcePolicy,
        [PolicyKind.RoleTrust] = Texts.TrustPolicy,
        [PolicyKind.PermissionsBoundary] = Texts.Boundary,
        [PolicyKind.Session] = Texts.SessionPolicy,
        [PolicyKind.ServiceControl] = Texts.ServiceControlPolicy,
        [PolicyKind.ResourceControl] = Texts.ResourceControlPolicy,
        [PolicyKind.VpcEndpoint] = Texts.EndpointPolicy,
        [PolicyKind.Grant] = Texts.Grant,
        [PolicyKind.AccessControlList] = Texts.AccessControlList,
        [PolicyKind.BlockPublicAccess] = Texts.BlockPublicAccess,
    };

    /// <summary>A kind of policy, in English with its article.</summary>
    public static string Kind(string name, Language language) => Known(name) is { } kind ? Kinds[kind].In(language) : name;

    /// <summary>A kind of policy, without an article.</summary>
    public static string Noun(string name, Language language) => Known(name) is { } kind && language == Language.English ? kind.Noun() : Kind(name, language);

    /// <summary>An outcome.</summary>
    public static string Outcome(string name, Language language) => name switch
    {
        nameof(Policy.Outcome.Allowed) => Texts.Allowed.In(language),
        nameof(Policy.Outcome.ExplicitlyDenied) => Texts.ExplicitlyDenied.In(language),
        nameof(Policy.Outcome.ImplicitlyDenied) => Texts.ImplicitlyDenied.In(language),
        _ => name,
    };

    /// <summary>Why a statement doesn't match; null for a kind of mismatch that isn't known.</summary>
    public static string? WhyNot(Mismatch mismatch, Language language)
    {
        var (name, wanted, actual) = (mismatch.Name, string.Join(", ", mismatch.Wanted), string.Join(", ", mismatch.Actual));
        return mismatch.Kind switch
        {
            MismatchKind.DoesNotName => Texts.DoesNotName.In(language, name, wanted, actual),
            MismatchKind.LeavesOut => Texts.LeavesOut.In(language, name, wanted, actual),
            MismatchKind.NoElement => Texts.NoElement.In(language, name),
            MismatchKind.OtherValue => Texts.WantsAndHas.In(language, name, mismatch.Key, wanted, actual),
            MismatchKind.NoValue => Texts.WantsAndHasNone.In(language, name, mismatch.Key, wanted),
            MismatchKind.NotComputed => Texts.WantsWhatIsNotComputed.In(language, name, mismatch.Key, wanted),
            MismatchKind.OtherContext => Texts.GrantWantsOtherContext.In(language),
            MismatchKind.OtherPermission when mismatch.Actual is [var action, var resource] => Texts.AclDoesNotAllow.In(language, name, wanted, action, resource),
            MismatchKind.Ignored => Texts.AclIsIgnored.In(language, wanted),
            _ => null,
        };
    }

    private static PolicyKind? Known(string name) => Enum.TryParse<PolicyKind>(name, out var kind) && Kinds.ContainsKey(kind) ? kind : null;
}
