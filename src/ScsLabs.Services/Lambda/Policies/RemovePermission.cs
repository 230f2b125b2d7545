namespace ScsLabs.Services.Lambda;

/// <summary>Removes a statement of the policy of a function, a version or an alias.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException, PreconditionFailedException. Source: Lambda API Reference, RemovePermission.</remarks>
[Operation<LambdaApi>]
public sealed record RemovePermission(
    [Target<QualifiedFunction>(With = nameof(Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName,
    [Length(1, 100), Pattern(@"([a-zA-Z0-9-_.]+)")] string StatementId,
    [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] string? Qualifier = null,
    [Query("RevisionId")] string? RevisionId = null)
{
    /// <summary>Removes the statement.</summary>
    internal static void Handle(RemovePermission request, QualifiedFunction function, Call call, Draft draft)
    {
        Revision.Require(request.RevisionId, function.RevisionId);
        if (function.Policy is null)
        {
            throw LambdaErrors.NoPolicyToChange();
        }

        var statements = PolicyStatements.Of(function.Policy);
        if (statements.RemoveAll(statement => PolicyStatements.Is(statement, request.StatementId)) == 0)
        {
            throw LambdaErrors.NoSuchStatement(request.StatementId);
        }

        function.Put(statements.Count == 0 ? null : PolicyDocument.Parse(PolicyStatements.Json(statements, AddPermission.PolicyId), PolicyKind.Resource), call, draft);
    }
}
