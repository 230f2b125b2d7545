namespace ScsLabs.Services.Lambda;

/// <summary>Replaces the code of a function, and publishes it as a version where that is wanted.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException, PreconditionFailedException. Source: Lambda API Reference, UpdateFunctionCode.</remarks>
[Operation<LambdaApi>]
public sealed record UpdateFunctionCode([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName)
{
    [Spread] public FunctionCodeSource Code { get; init; } = new();
    public bool? Publish { get; init; }
    public bool? DryRun { get; init; }
    public string? RevisionId { get; init; }
    [Length(1, 1)] public IReadOnlyList<Architecture>? Architectures { get; init; }

    /// <summary>The function.</summary>
    public sealed record Result([Spread] FunctionConfiguration Function);

    /// <summary>Looks at the code.</summary>
    internal static Task<FunctionCode> PrepareAsync(UpdateFunctionCode request, Call call, CancellationToken cancellationToken) => request.Code.PrepareAsync(call, cancellationToken);

    /// <summary>Replaces the code.</summary>
    internal static Result Handle(UpdateFunctionCode request, Function function, Call call, Draft draft, AsCaller aws, FunctionCode? prepared)
    {
        request.Code.Require();
        Revision.Require(request.RevisionId, function.RevisionId);
        var changed = function.Changed(call) with { Code = request.Code.Prepared(prepared, aws) };
        if (request.DryRun == true)
        {
            return new(FunctionConfiguration.Of(changed));
        }

        draft.Put(changed);
        return new(request.Publish == true ? FunctionConfiguration.Of(PublishedVersion.Publish(changed, null, call, draft)) : FunctionConfiguration.Of(changed));
    }
}
