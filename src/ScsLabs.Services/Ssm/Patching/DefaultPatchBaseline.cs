namespace ScsLabs.Services.Ssm;

/// <summary>The baseline that an account chose as the default of an operating system.</summary>
internal sealed record DefaultPatchBaseline : IRow<DefaultPatchBaseline>
{
    /// <summary>Finds the operating systems whose default a baseline is.</summary>
    public static RowIndex<DefaultPatchBaseline, (Place Place, string Baseline)> ByBaseline { get; } = new(row => [(row.Place, row.BaselineId)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<DefaultPatchBaseline>> Indexes => [ByBaseline];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The operating system.</summary>
    public required OperatingSystemType System { get; init; }

    /// <summary>The id of the baseline as it is shown.</summary>
    public required string BaselineId { get; init; }

    /// <inheritdoc />
    public string Id => System.ToWire();
}
