using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Sends a command to managed instances: those that are named, or those with certain tags.</summary>
/// <remarks>Errors: InvalidDocument, InvalidDocumentVersion, InvalidParameters, InvalidInstanceId, DuplicateInstanceId, UnsupportedPlatformType, ValidationException. Source: Systems Manager API Reference, SendCommand.</remarks>
[Operation<SsmApi>]
public sealed record SendCommand([Target<Document>, Pattern(@"^[a-zA-Z0-9_\-.:/]{3,128}$")] string DocumentName)
{
    /// <summary>The ids of the instances.</summary>
    [Length(0, 50), Items(0, int.MaxValue, Pattern = InstanceForm)] public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>The keys and values that choose the instances.</summary>
    [Length(0, 5)] public IReadOnlyList<Target>? Targets { get; init; }

    [Pattern(DocumentForm.Version)] public string? DocumentVersion { get; init; }
    [Length(0, 256)] public string? DocumentHash { get; init; }
    public DocumentHashType? DocumentHashType { get; init; }

    /// <summary>The time in which agents must take the command, in seconds; 3,600 unless said otherwise. With the time that its steps may take it is the time after which what nobody reported is over.</summary>
    [Range(30, 2_592_000)] public int? TimeoutSeconds { get; init; }

    [Length(0, 100)] public string? Comment { get; init; }

    /// <summary>The values of the document's parameters.</summary>
    [Sensitive] public IReadOnlyDictionary<string, IReadOnlyList<string>>? Parameters { get; init; }

    /// <summary>The Region of the bucket. AWS finds it out, and ignores this.</summary>
    [Length(3, 20)] public string? OutputS3Region { get; init; }

    [Length(3, 63)] public string? OutputS3BucketName { get; init; }
    [Length(0, 500)] public string? OutputS3KeyPrefix { get; init; }

    /// <summary>On how many instances it runs at once: a number or a percentage; 50 unless said otherwise.</summary>
    [Length(1, 7), Pattern("^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$")] public string? MaxConcurrency { get; init; }

    /// <summary>On how many instances it may fail before no more begin it: a number or a percentage; 0 unless said otherwise.</summary>
    [Length(1, 7), Pattern("^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$")] public string? MaxErrors { get; init; }

    /// <summary>The form of an instance's id.</summary>
    internal const string InstanceForm = @"(^i-(\w{8}|\w{17})$)|(^mi-\w{17}$)";

    /// <summary>The command.</summary>
    public sealed record Result(Command Command);

    /// <summary>Asks on the document and on each instance that is named. About each instance that tags choose it is asked when they are known.</summary>
    internal static IEnumerable<Ask> Asks(SendCommand request, Reference<Document> document, Call call) =>
    [
        new("ssm:SendCommand", document.Arn, document.Row),
        .. CommandTargets.Named(request).Select(id => ManagedInstance.Ask("ssm:SendCommand", id, call)),
    ];

    /// <summary>Sends the command.</summary>
    internal static Result Handle(SendCommand request, Document document, Call call, Draft draft, PreparedCommand? prepared)
    {
        var version = document.Existing(request.DocumentVersion, versionName: null, call);
        RequireHash(version, request);
        var targets = CommandTargets.Of(request, version.Content, call);
        var values = new CommandValues(version.Content.Bind(request.Parameters, document.Name));
        RequirePatterns(request, document, version.Content, values, prepared, call);
        RequireSteps(version.Content, values, targets, call);
        var command = new SentCommand
        {
            Place = call.Place,
            CommandId = call.Ids.Uuid().ToString(),
            Request = request,
            DocumentName = document.Name,
            Content = version.Content,
            Values = values,
            RequestedAt = call.Timestamp,
            ExpiresAfter = call.Timestamp,
        };
        var deliverBy = call.Timestamp + command.DeliveryTimeout;
        var endBy = deliverBy + CommandSteps.TimeoutOf(command);
        draft.Put(command with { ExpiresAfter = endBy });
        foreach (var (id, state) in targets)
        {
            SentCommand.Put(draft, new() { Place = call.Place, CommandId = command.CommandId, InstanceId = id, State = state, DeliverBy = deliverBy, EndBy = endBy });
        }

        draft.Afterwards((acting, _) => Dispatch.GoOnAsync(call.Place, command.CommandId, acting));
        return new(Command.AsSent(SentCommand.Find(command.CommandId, call.Place, draft)!));
    }

    /// <summary>Finds out whether scripts can run here, and whether the values match the document's patterns.</summary>
    internal static async Task<PreparedCommand> PrepareAsync(SendCommand request, Call call)
    {
        await CommandHosts.PrepareAsync(call.Runner.Acting).ConfigureAwait(false);
        var document = Document.Resolve(request.DocumentName, call).OrNotFound(call);
        var content = document.Existing(request.DocumentVersion, versionName: null, call).Content;
        content.RequirePatterns(new(content.Bind(request.Parameters, document.Name)), request.Parameters?.Keys ?? []);
        return new(content);
    }

    /// <summary>Requires that values match patterns: those of Amazon's documents take no time, and others were matched before.</summary>
    private static void RequirePatterns(SendCommand request, Document document, DocumentContent content, CommandValues values, PreparedCommand? prepared, Call call)
    {
        if (document.IsAmazons)
        {
            content.RequirePatterns(values, request.Parameters?.Keys ?? []);
        }
        else if (content.HasPatterns && prepared?.Content != content)
        {
            throw new NotPreparedException(call.Api.Failure());
        }
    }

    private static void RequireHash(DocumentVersion version, SendCommand request)
    {
        if (request.DocumentHashType == Ssm.DocumentHashType.Sha1)
        {
            throw SsmErrors.Validation("Sha1 hashes have been deprecated.");
        }

        if (request.DocumentHash is { } hash && !hash.Equals(version.Hash, StringComparison.OrdinalIgnoreCase))
        {
            throw SsmErrors.InvalidDocument("The document hash doesn't match the document.");
        }
    }

    /// <summary>Requires that the steps can run that will.</summary>
    private static void RequireSteps(DocumentContent content, CommandValues values, IReadOnlyDictionary<string, RunState> targets, Call call)
    {
        var platforms = targets.Where(static target => target.Value == RunState.Pending).Select(target => call.View.Find<Instance>(call.Place, target.Key)!.Platform()).Distinct().ToList();
        foreach (var step in content.Steps.Where(step => platforms.Exists(platform => step.AppliesTo(platform, values.ByName))))
        {
            CommandSteps.RequireEmulated(step, values);
            if (step.Action == DocumentActions.RunShellScript)
            {
                CommandHosts.Require(call.Runner.Acting);
            }
        }
    }
}

/// <summary>A command whose values match the patterns of a document's content.</summary>
internal sealed record PreparedCommand(DocumentContent Content);

/// <summary>Chooses instances by a key: <c>InstanceIds</c>, or <c>tag:</c> with a tag's key.</summary>
public sealed record Target([Length(1, 163), Pattern(@"^[\p{L}\p{Z}\p{N}_.:/=\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name")] string? Key = null, [Length(0, 50)] IReadOnlyList<string>? Values = null);

/// <summary>The kinds of a document's hash.</summary>
public enum DocumentHashType
{
    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-1, which AWS takes no more.</summary>
    Sha1,
}
