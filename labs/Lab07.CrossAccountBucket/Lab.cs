namespace Lab07.CrossAccountBucket;

/// <summary>The lab, set up with the chosen answer.</summary>
public sealed class Lab : LabFixture
{
    /// <inheritdoc />
    protected override Task BuildAsync() => Scenario.BuildAsync(Aws);

    /// <inheritdoc />
    protected override async Task AnswerAsync(LabVariant variant)
    {
        ITasks answer = variant == LabVariant.Exercise ? new Exercise() : new Solution();
        await answer.ShareReportsAsync(Aws);
        await answer.DelegateToAnalystAsync(Aws);
        await answer.CloseExchangeAsync(Aws);
        await answer.WithholdDraftsAsync(Aws);
    }
}
