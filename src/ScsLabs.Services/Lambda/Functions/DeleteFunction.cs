namespace ScsLabs.Services.Lambda;

/// <summary>Deletes a function with its versions, aliases and reserved concurrency, or one version alone. A version that isn't there is no error.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceConflictException, InvalidParameterValueException. Sources: Lambda API Reference, DeleteFunction; answers that users recorded.</remarks>
[Operation<LambdaApi>]
public sealed record DeleteFunction(
    [Target<QualifiedFunction>(By = nameof(QualifiedFunction.ToDelete), With = nameof(Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName,
    [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] string? Qualifier = null)
{
    /// <summary>Deletes the function or the version.</summary>
    internal static void Handle(DeleteFunction request, QualifiedFunction named, Draft draft)
    {
        if (named.Qualifier is not null)
        {
            Delete(named, named.Qualifier, draft);
            return;
        }

        foreach (var version in draft.All<PublishedVersion>(named.Function.Within).ToList())
        {
            draft.Remove(version);
        }

        foreach (var alias in draft.All<FunctionAlias>(named.Function.Within).ToList())
        {
            draft.Remove(alias);
        }

        draft.Remove(named.Function);
    }

    private static void Delete(QualifiedFunction named, string qualifier, Draft draft)
    {
        if (qualifier == Function.Latest)
        {
            throw LambdaErrors.LatestStays();
        }

        if (!qualifier.All(char.IsAsciiDigit))
        {
            throw LambdaErrors.NoDeletionOfAliases();
        }

        var aliases = draft.All<FunctionAlias>(named.Function.Within).Where(alias => alias.Has(qualifier)).Select(static alias => alias.Name).ToList();
        if (aliases.Count > 0)
        {
            throw LambdaErrors.VersionInUse(string.Join(", ", aliases));
        }

        if (named.Version is { } version)
        {
            draft.Remove(version);
        }
    }
}
