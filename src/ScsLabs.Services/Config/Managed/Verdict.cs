namespace ScsLabs.Services.Config;

/// <summary>What a rule finds about a resource.</summary>
/// <param name="Type">The compliance.</param>
/// <param name="Annotation">Why; null where that is clear. At most 256 characters.</param>
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
