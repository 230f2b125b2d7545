namespace Lab09.SecureStringSecrets;

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
        [nameof(ManagedPolicies)] = TasksOf(new ManagedPolicies()),
        [nameof(DenyRecursion)] = TasksOf(new DenyRecursion()),
        [nameof(OnePolicy)] = TasksOf(new OnePolicy()),
    };

    private IReadOnlyList<Func<Task>> TasksOf(ITasks answer) =>
    [
        () => answer.CreateKeyAsync(Aws),
        () => answer.StoreSecretAsync(Aws),
        () => answer.GrantSecretAsync(Aws),
        () => answer.GrantConfigurationAsync(Aws),
        () => answer.ProtectCredentialsAsync(Aws),
    ];
}
