using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Evaluation;

/// <summary>The strongest allow among the policies of a kind; <see cref="PrincipalMatch.None"/> where there is none.</summary>
internal readonly record struct Finding(PrincipalMatch Match, PolicyKind Kind, AttachedPolicy? Policy, PolicyStatement? Statement)
{
    public bool Allows => Match is not PrincipalMatch.None;
}
