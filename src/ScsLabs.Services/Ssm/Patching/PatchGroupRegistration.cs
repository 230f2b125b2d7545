namespace ScsLabs.Services.Ssm;

/// <summary>The registration of a patch group with a baseline: one for each operating system.</summary>
internal sealed record PatchGroupRegistration : IRow<PatchGroupRegistration>
{
    /// <summary>The form of a group's name.</summary>
    public const string Form = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";

    /// <summary>Finds the groups of a baseline.</summary>
    public static RowIndex<PatchGroupRegistration, (Place Place, string Baseline)> ByBaseline { get; } = new(row => [(row.Place, row.BaselineId)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<PatchGroupRegistration>> Indexes => [ByBaseline];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The group.</summary>
    public required string Group { get; init; }

    /// <summary>The operating system.</summary>
    public required OperatingSystemType System { get; init; }

    /// <summary>The id of the baseline as it is shown.</summary>
    public required string BaselineId { get; init; }

    /// <inheritdoc />
    public string Id => IdOf(Group, System);

    /// <summary>The id of the row.</summary>
    public static string IdOf(string group, OperatingSystemType system) => $"{group}/{system.ToWire()}";
}
