namespace ScsLabs.Services.Lambda;

/// <summary>Publishes a version of a function: its settings and code as they are. Where nothing changed since the last version, that is the answer.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException, PreconditionFailedException. Source: Lambda API Reference, PublishVersion.</remarks>
[Operation<LambdaApi>]
public sealed record PublishVersion([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName)
{
    public string? CodeSha256 { get; init; }
    [Length(0, 256)] public string? Description { get; init; }
    public string? RevisionId { get; init; }

    /// <summary>The version.</summary>
    public sealed record Result([Spread] FunctionConfiguration Function);

    /// <summary>Publishes the version.</summary>
    internal static Result Handle(PublishVersion request, Function function, Call call, Draft draft)
    {
        Revision.Require(request.RevisionId, function.RevisionId);
        if (request.CodeSha256 is { } seen && seen != function.Code.Sha256)
        {
            throw LambdaErrors.CodeDiffers(seen, function.Code.Sha256);
        }

        return new(FunctionConfiguration.Of(PublishedVersion.Publish(function, request.Description, call, draft)));
    }
}
