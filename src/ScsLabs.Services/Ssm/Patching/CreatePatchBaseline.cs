namespace ScsLabs.Services.Ssm;

/// <summary>Creates a patch baseline.</summary>
/// <remarks>An account has at most 50 in a Region. Other sources of packages aren't emulated. Errors: ResourceLimitExceededException, ValidationException. Source: Systems Manager API Reference, CreatePatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record CreatePatchBaseline([Length(3, 128), Pattern(@"^[a-zA-Z0-9_\-.]{3,128}$")] string Name)
{
    private const int Most = 50;

    /// <summary>The operating system; Windows unless another is named.</summary>
    public OperatingSystemType? OperatingSystem { get; init; }

    /// <summary>What it approves and rejects.</summary>
    [Spread] public PatchBaselineRules Rules { get; init; } = new();

    /// <summary>A token that the client makes.</summary>
    [IdempotencyToken, Length(1, 64)] public string? ClientToken { get; init; }

    /// <summary>The tags.</summary>
    [RequestTags, Length(0, 1000)] public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The id.</summary>
    public sealed record Result(string BaselineId);

    /// <summary>Asks to create it and, with tags, to tag it.</summary>
    internal static IEnumerable<Ask> Asks(CreatePatchBaseline request, Call call)
    {
        var conditions = CreatePatchBaselineOperation.Conditions(request);
        yield return new("ssm:CreatePatchBaseline", "*") { Conditions = conditions };
        if (request.Tags is { Count: > 0 })
        {
            yield return new("ssm:AddTagsToResource", $"arn:aws:ssm:{call.Region}:{call.Account}:patchbaseline/*") { Conditions = conditions };
        }
    }

    /// <summary>Creates the baseline.</summary>
    internal static Result Handle(CreatePatchBaseline request, Call call, Draft draft)
    {
        var system = request.OperatingSystem ?? OperatingSystemType.Windows;
        PatchRules.Require(request.Rules, system);
        if (draft.Count<PatchBaseline>(call.Place) >= Most)
        {
            throw PatchErrors.TooMany($"An account can have at most {Most} patch baselines in a Region.");
        }

        var baseline = new PatchBaseline
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex("pb-"),
            Name = request.Name,
            System = system,
            Rules = request.Rules.Complete(),
            CreatedAt = call.Timestamp,
            ModifiedAt = call.Timestamp,
            TagSet = ParameterTags.Rules.Set(ParameterTags.Rules.None, request.Tags),
        };
        draft.Put(baseline);
        return new(baseline.Id);
    }
}
