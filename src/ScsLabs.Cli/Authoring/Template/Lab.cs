namespace $NAME$;

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
        [nameof(ManagedPolicy)] = TasksOf(new ManagedPolicy()),
        [nameof(DenyTheRest)] = TasksOf(new DenyTheRest()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.GrantAsync(Aws),
    ];
}
