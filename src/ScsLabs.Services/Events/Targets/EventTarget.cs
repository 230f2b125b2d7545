namespace ScsLabs.Services.Events;

/// <summary>A target of a rule.</summary>
internal sealed record EventTarget : IRow<EventTarget>
{
    /// <summary>Finds the targets of the rules of a bus by what they send to.</summary>
    public static RowIndex<EventTarget, (Place Rules, string Arn)> ByArn { get; } = new(target => (EventBus.RulesOf(target.Place, target.BusName), target.Settings.Arn));

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<EventTarget>> Indexes => [ByArn];

    /// <summary>The place of the rule's targets.</summary>
    public required Place Place { get; init; }

    /// <summary>The name of the bus.</summary>
    public required string BusName { get; init; }

    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The settings.</summary>
    public required Target Settings { get; init; }

    /// <inheritdoc />
    public string Id => Settings.Id;
}
