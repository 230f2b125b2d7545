namespace Lab07.CrossAccountBucket;

/// <summary>The lab, set up with the chosen answer.</summary>
public sealed class Lab : LabFixture
{
    /// <inheritdoc />
    protected override Task BuildAsync() => Scenario.BuildAsync(Aws);

    /// <inheritdoc />
    protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant) => TasksOf(variant == LabVariant.Exercise ? new Exercise() : new Solution());

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, IReadOnlyList<Func<Task>>> OtherAnswers => new Dictionary<string, IReadOnlyList<Func<Task>>>
    {
        [nameof(Grouped)] = TasksOf(new Grouped()),
        [nameof(ManagedPolicies)] = TasksOf(new ManagedPolicies()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.ShareReportsAsync(Aws),
        () => answer.DelegateToAnalystAsync(Aws),
        () => answer.CloseExchangeAsync(Aws),
        () => answer.WithholdDraftsAsync(Aws),
    ];
}
