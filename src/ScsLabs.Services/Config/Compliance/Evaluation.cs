namespace ScsLabs.Services.Config;

/// <summary>The last result of a rule about a resource.</summary>
internal sealed record Evaluation : IRow<Evaluation>, IServiceRow
{
    /// <summary>Finds the results about a resource.</summary>
    public static RowIndex<Evaluation, (Place Place, string Type, string ResourceId)> ByResource { get; } = new(evaluation => (evaluation.Place, evaluation.ResourceType, evaluation.ResourceId));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Evaluation>> Indexes => [ByResource];

    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The rule's name.</summary>
    public required string RuleName { get; init; }

    /// <summary>The type of the resource.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The id of the resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The time at which what was evaluated was recorded.</summary>
    public required DateTimeOffset OrderingTimestamp { get; init; }

    /// <summary>The time at which the rule was invoked.</summary>
    public required DateTimeOffset InvokedAt { get; init; }

    /// <summary>The time at which the result came.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => IdOf(RuleName, ResourceType, ResourceId);

    /// <summary>The row's id. The results of a rule follow each other; a rule's name can't contain the line break that ends it.</summary>
    public static string IdOf(string rule, string type, string resourceId) => $"{rule}\n{type}\n{resourceId}";

    /// <summary>The results of a rule.</summary>
    public static IEnumerable<Evaluation> Of(ConfigRuleRow rule, WorldView view) =>
        view.From<Evaluation>(rule.Place, IdOf(rule.Name, "", "")[..^1]).TakeWhile(evaluation => evaluation.RuleName == rule.Name);
}
