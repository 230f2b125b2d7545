namespace ScsLabs.Services.Lambda;

/// <summary>Shows a function with its tags. The code can't be loaded down: its location isn't told.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: Lambda API Reference, GetFunction.</remarks>
[Operation<LambdaApi>]
public sealed record GetFunction([Target<Function>, Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName, [Query("Qualifier"), Length(1, 128)] string? Qualifier = null)
{
    /// <summary>The function.</summary>
    public sealed record Result(FunctionConfiguration Configuration, FunctionCodeLocation Code, IReadOnlyDictionary<string, string>? Tags);

    /// <summary>Shows the function.</summary>
    internal static Result Handle(GetFunction request, Function function)
    {
        Function.RequireLatest(request.Qualifier);
        return new(FunctionConfiguration.Of(function), new("S3"), function.TagSet is { Count: > 0 } tags ? tags : null);
    }
}

/// <summary>Where the code of a function is.</summary>
public sealed record FunctionCodeLocation(string RepositoryType);
