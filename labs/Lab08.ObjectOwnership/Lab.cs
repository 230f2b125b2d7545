namespace Lab08.ObjectOwnership;

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
            () => answer.TakeOverUploadsAsync(Aws),
            () => answer.EnforceOwnershipAsync(Aws),
            () => answer.ShareByPolicyAsync(Aws),
        ];
    }
}
