namespace Lab07.CrossAccountBucket;

/// <summary>The lab, set up with the chosen answer.</summary>
public sealed class Lab : LabFixture
{
    /// <inheritdoc />
    protected override Task BuildAsync() => Scenario.BuildAsync(Aws);

    /// <inheritdoc />
    protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant)
    {
        ITasks answer = variant == LabVariant.Exercise ? new Exercise() : new Solution();
        return
        [
            () => answer.ShareReportsAsync(Aws),
            () => answer.DelegateToAnalystAsync(Aws),
            () => answer.CloseExchangeAsync(Aws),
            () => answer.WithholdDraftsAsync(Aws),
        ];
    }
}
