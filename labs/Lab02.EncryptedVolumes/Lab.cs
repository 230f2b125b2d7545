namespace Lab02.EncryptedVolumes;

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
        [nameof(WithoutCopy)] = TasksOf(new WithoutCopy()),
        [nameof(NewInstance)] = TasksOf(new NewInstance()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.CreateRuleAsync(Aws),
        () => answer.EncryptDataAsync(Aws),
        () => answer.EncryptByDefaultAsync(Aws),
    ];
}
