using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Lambda;

/// <summary>Shows the policy of a function, a version or an alias.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, GetPolicy.</remarks>
[Operation<LambdaApi>]
public sealed record GetPolicy([Target<QualifiedFunction>(With = nameof(Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName, [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] string? Qualifier = null)
{
    /// <summary>The policy.</summary>
    public sealed record Result(string Policy, string RevisionId);

    /// <summary>Shows the policy.</summary>
    internal static Result Handle(GetPolicy request, QualifiedFunction function, Call call) =>
        new(StoredPrincipals.Show(function.Policy ?? throw LambdaErrors.NoPolicy(), call.View).Json, function.RevisionId);
}
