namespace Lab09.SecureStringSecrets;

/// <summary>The lab, set up with the chosen answer.</summary>
public sealed class Lab : LabFixture
{
    /// <inheritdoc />
    protected override Task BuildAsync() => Scenario.BuildAsync(Aws);

    /// <inheritdoc />
    protected override async Task AnswerAsync(LabVariant variant)
    {
        ITasks answer = variant == LabVariant.Exercise ? new Exercise() : new Solution();
        await answer.CreateKeyAsync(Aws);
        await answer.StoreSecretAsync(Aws);
        await answer.GrantSecretAsync(Aws);
        await answer.GrantConfigurationAsync(Aws);
    }
}
