namespace Lab03.ApprovedAmis;

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
        [nameof(ByAccount)] = TasksOf(new ByAccount()),
        [nameof(Replaced)] = TasksOf(new Replaced()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.CreateRuleAsync(Aws),
        () => answer.EndUnapprovedAsync(Aws),
        () => answer.AllowOwnImagesAsync(Aws),
    ];
}
