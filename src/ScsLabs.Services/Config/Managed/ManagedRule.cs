namespace ScsLabs.Services.Config;

/// <summary>A managed rule of AWS Config: what it evaluates, and its verdict on a resource.</summary>
/// <remarks>Source: AWS Config Developer Guide, "List of AWS Config Managed Rules".</remarks>
/// <param name="identifier">The identifier, such as <c>ENCRYPTED_VOLUMES</c>.</param>
/// <param name="parameters">The parameters that it takes.</param>
internal abstract class ManagedRule(string identifier, params IReadOnlyList<RuleParameter> parameters)
{
    /// <summary>The identifier, such as <c>ENCRYPTED_VOLUMES</c>.</summary>
    public string Identifier { get; } = identifier;

    /// <summary>The parameters that it takes.</summary>
    public IReadOnlyList<RuleParameter> Parameters { get; } = parameters;

    /// <summary>Whether changes of resources of a type trigger it.</summary>
    public abstract bool IsTriggeredBy(string type);

    /// <summary>The verdict on a resource as it was recorded.</summary>
    public abstract Verdict Evaluate(IResource resource, RuleParameters parameters, WorldView view);
}

/// <summary>A managed rule that changes of one type of resources trigger.</summary>
internal abstract class ManagedRule<TRow>(string identifier, params IReadOnlyList<RuleParameter> parameters) : ManagedRule(identifier, parameters)
    where TRow : class, IResource<TRow>
{
    /// <inheritdoc />
    public sealed override bool IsTriggeredBy(string type) => ResourceKinds.Named(type)?.RowType == typeof(TRow);

    /// <inheritdoc />
    public sealed override Verdict Evaluate(IResource resource, RuleParameters parameters, WorldView view) => Evaluate((TRow)resource, parameters, view);

    /// <inheritdoc cref="ManagedRule.Evaluate" />
    protected abstract Verdict Evaluate(TRow resource, RuleParameters parameters, WorldView view);
}

/// <summary>What a rule finds about a resource.</summary>
/// <param name="Type">The compliance.</param>
/// <param name="Annotation">Why; null where that is clear.</param>
internal readonly record struct Verdict(ComplianceType Type, string? Annotation = null)
{
    /// <summary>The rule isn't about the resource.</summary>
    public static Verdict NotApplicable => new(ComplianceType.NotApplicable);

    /// <summary>A verdict on a resource that the rule is about.</summary>
    public static Verdict Of(bool isCompliant, string? annotation = null) => isCompliant ? new(ComplianceType.Compliant) : new(ComplianceType.NonCompliant, annotation);
}

/// <summary>Whether a resource complies with a rule.</summary>
public enum ComplianceType
{
    /// <summary>It does.</summary>
    [Wire("COMPLIANT")]
    Compliant,

    /// <summary>It doesn't.</summary>
    [Wire("NON_COMPLIANT")]
    NonCompliant,

    /// <summary>The rule isn't about it.</summary>
    [Wire("NOT_APPLICABLE")]
    NotApplicable,

    /// <summary>There is no result.</summary>
    [Wire("INSUFFICIENT_DATA")]
    InsufficientData,
}
