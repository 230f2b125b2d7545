namespace ScsLabs.Services.Lambda;

/// <summary>Shows a function with its tags. The code can't be loaded down: its location isn't told.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, GetFunction.</remarks>
[Operation<LambdaApi>]
public sealed record GetFunction([Target<QualifiedFunction>(With = nameof(Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName, [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] string? Qualifier = null)
{
    /// <summary>The function.</summary>
    public sealed record Result(FunctionConfiguration Configuration, FunctionCodeLocation Code, IReadOnlyDictionary<string, string>? Tags, Concurrency? Concurrency);

    /// <summary>Shows the function.</summary>
    internal static Result Handle(GetFunction request, QualifiedFunction named, WorldView view) => new(
        FunctionConfiguration.Of(named.Shown(view), named.Arn),
        new("S3"),
        named.Tags is { Count: > 0 } tags ? tags : null,
        named.Function.ReservedConcurrency is { } reserved ? new(reserved) : null);
}

/// <summary>What a function reserves of the account's concurrency.</summary>
public sealed record Concurrency(int ReservedConcurrentExecutions);

/// <summary>Where the code of a function is.</summary>
public sealed record FunctionCodeLocation(string RepositoryType);
