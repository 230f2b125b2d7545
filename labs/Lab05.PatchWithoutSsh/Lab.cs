namespace Lab05.PatchWithoutSsh;

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
        [nameof(OwnPolicies)] = TasksOf(new OwnPolicies()),
        [nameof(DenyTheRest)] = TasksOf(new DenyTheRest()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.GrantAgentAsync(Aws),
        () => answer.CreateEndpointsAsync(Aws),
        () => answer.CloseServerAsync(Aws),
        () => answer.GrantPatchingAsync(Aws),
    ];
}
