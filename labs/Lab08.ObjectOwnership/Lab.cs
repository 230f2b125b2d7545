namespace Lab08.ObjectOwnership;

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
        [nameof(OneStatement)] = TasksOf(new OneStatement()),
        [nameof(Denying)] = TasksOf(new Denying()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.TakeOverUploadsAsync(Aws),
        () => answer.EnforceOwnershipAsync(Aws),
        () => answer.ShareByPolicyAsync(Aws),
    ];
}
