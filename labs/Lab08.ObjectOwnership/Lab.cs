namespace Lab08.ObjectOwnership;

/// <summary>The lab, set up with the chosen answer.</summary>
public sealed class Lab : LabFixture
{
    /// <inheritdoc />
    protected override Task BuildAsync() => Scenario.BuildAsync(Aws);

    /// <inheritdoc />
    protected override async Task AnswerAsync(LabVariant variant)
    {
        ITasks answer = variant == LabVariant.Exercise ? new Exercise() : new Solution();
        await answer.TakeOverUploadsAsync(Aws);
        await answer.EnforceOwnershipAsync(Aws);
        await answer.ShareByPolicyAsync(Aws);
    }
}
