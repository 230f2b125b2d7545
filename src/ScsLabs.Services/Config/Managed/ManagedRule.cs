namespace ScsLabs.Services.Config;

/// <summary>A managed rule of AWS Config: what it is about, what triggers it, and its verdict.</summary>
/// <remarks>Source: AWS Config Developer Guide, "List of AWS Config Managed Rules".</remarks>
/// <param name="identifier">The identifier, such as <c>ENCRYPTED_VOLUMES</c>.</param>
/// <param name="triggers">What triggers it.</param>
/// <param name="parameters">The parameters that it takes.</param>
internal abstract class ManagedRule(string identifier, RuleTriggers triggers, params IReadOnlyList<RuleParameter> parameters)
{
    /// <summary>The identifier, such as <c>ENCRYPTED_VOLUMES</c>.</summary>
    public string Identifier { get; } = identifier;

    /// <summary>The parameters that it takes.</summary>
    public IReadOnlyList<RuleParameter> Parameters { get; } = parameters;

    /// <summary>Whether it is evaluated each time its period is over.</summary>
    public bool IsPeriodic { get; } = triggers != RuleTriggers.Changes;

    /// <summary>The types of resources whose changes trigger it.</summary>
    public IReadOnlyList<string> Triggers => triggers == RuleTriggers.Period ? [] : ResourceTypes;

    /// <summary>The types of resources that it is about.</summary>
    protected abstract IReadOnlyList<string> ResourceTypes { get; }

    /// <summary>All that it judges in a place: the resources as they were recorded last or, if changes don't trigger it, as they are.</summary>
    public virtual IEnumerable<Subject> Subjects(Place place, WorldView view) => triggers == RuleTriggers.Period
        ? ResourceTypes.Select(ResourceKinds.Named).OfType<ResourceKind>().SelectMany(kind => kind.All(place, view).Select(row => Subject.Of(kind, row, view)))
        : ResourceTypes.SelectMany(type => RecordedResource.Of(type, place, view)).Where(resource => resource.Last.IsThere).Select(Subject.Of);

    /// <summary>The verdict on a resource.</summary>
    /// <param name="subject">The resource.</param>
    /// <param name="parameters">The rule's parameters.</param>
    /// <param name="now">The time.</param>
    public abstract Verdict Evaluate(Subject subject, RuleParameters parameters, DateTimeOffset now);
}

/// <summary>A managed rule about one type of resources.</summary>
/// <param name="identifier">The identifier, such as <c>ENCRYPTED_VOLUMES</c>.</param>
/// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
/// <param name="triggers">What triggers it.</param>
/// <param name="parameters">The parameters that it takes.</param>
internal abstract class ManagedRule<TRow>(string identifier, string type, RuleTriggers triggers, params IReadOnlyList<RuleParameter> parameters) : ManagedRule(identifier, triggers, parameters)
    where TRow : class, IResource<TRow>
{
    /// <inheritdoc />
    protected sealed override IReadOnlyList<string> ResourceTypes => [type];

    /// <inheritdoc />
    public sealed override Verdict Evaluate(Subject subject, RuleParameters parameters, DateTimeOffset now) => Evaluate((TRow)subject.Row, subject, parameters, now);

    /// <summary>The verdict on a resource.</summary>
    /// <param name="resource">The resource's row.</param>
    /// <param name="subject">The resource with its parts.</param>
    /// <param name="parameters">The rule's parameters.</param>
    /// <param name="now">The time.</param>
    protected abstract Verdict Evaluate(TRow resource, Subject subject, RuleParameters parameters, DateTimeOffset now);
}

/// <summary>What triggers a managed rule.</summary>
internal enum RuleTriggers
{
    /// <summary>Changes of resources.</summary>
    Changes,

    /// <summary>The end of each period.</summary>
    Period,

    /// <summary>Both.</summary>
    ChangesAndPeriod,
}
