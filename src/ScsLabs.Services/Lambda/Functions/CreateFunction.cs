namespace ScsLabs.Services.Lambda;

/// <summary>Creates a function from a zip file, in the request or in a bucket, and publishes its first version where that is wanted.</summary>
/// <remarks>Errors: ResourceConflictException, InvalidParameterValueException. Source: Lambda API Reference, CreateFunction.</remarks>
[Operation<LambdaApi>]
public sealed record CreateFunction(
    [Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName,
    [Pattern(@"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+")] string Role,
    FunctionCodeSource Code)
{
    public Runtime? Runtime { get; init; }
    [Length(0, 128), Pattern(@"[^\s]+")] public string? Handler { get; init; }
    [Length(0, 256)] public string? Description { get; init; }
    [Range(1, 900)] public int? Timeout { get; init; }
    [Range(128, 32_768)] public int? MemorySize { get; init; }
    public bool? Publish { get; init; }
    public PackageType? PackageType { get; init; }
    public FunctionEnvironment? Environment { get; init; }
    public TracingConfig? TracingConfig { get; init; }
    [Length(1, 1)] public IReadOnlyList<Architecture>? Architectures { get; init; }
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The function.</summary>
    public sealed record Result([Spread] FunctionConfiguration Function);

    /// <summary>Asks on the function, and asks to pass the role to Lambda.</summary>
    internal static IEnumerable<Ask> Asks(CreateFunction request, Reference<Function> function, Call call) =>
        [function.Ask("lambda:CreateFunction", FunctionTags.Conditions(request.Tags)), ExecutionRole.Pass(request.Role, function, call)];

    /// <summary>Looks at the code, and whether its runtime is there.</summary>
    internal static async Task<FunctionCode> PrepareAsync(CreateFunction request, Call call, CancellationToken cancellationToken)
    {
        await FunctionHosts.PrepareAsync(request.Runtime, call.Runner.Acting).ConfigureAwait(false);
        return await request.Code.PrepareAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates the function.</summary>
    internal static Result Handle(CreateFunction request, Reference<Function> function, Call call, Draft draft, AsCaller aws, FunctionCode? prepared)
    {
        if (request.Runtime is not { } runtime || request.Handler is not { } handler)
        {
            throw LambdaErrors.InvalidParameter("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }

        request.Code.Require();
        var name = FunctionNames.NameIn(function.Arn);
        if (function.Row is not null)
        {
            throw LambdaErrors.FunctionExists(name);
        }

        FunctionNames.RequireVariables(request.Environment);
        FunctionNames.RequireHandler(runtime, handler);
        FunctionHosts.RequireRuntime(runtime, call.Runner.Acting);
        ExecutionRole.Require(request.Role, function.Arn, call.Account, aws);
        var made = new Function
        {
            Account = call.Account,
            Region = call.Region,
            Name = name,
            Code = request.Code.Prepared(prepared, aws),
            ModifiedAt = call.Timestamp,
            RevisionId = Revision.New(call),
            TagSet = FunctionTags.Rules.Set(FunctionTags.Rules.None, FunctionTags.Of(request.Tags)),
            Settings = new()
            {
                Runtime = runtime,
                Handler = handler,
                Role = request.Role,
                Description = request.Description ?? "",
                Timeout = request.Timeout ?? 3,
                MemorySize = request.MemorySize ?? 128,
                Variables = request.Environment?.Variables,
            },
        };
        draft.Put(made);
        return new(request.Publish == true ? FunctionConfiguration.Of(PublishedVersion.Publish(made, null, call, draft)) : FunctionConfiguration.Of(made));
    }
}
