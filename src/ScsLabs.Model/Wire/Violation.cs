namespace ScsLabs.Model.Wire;

/// <summary>A value of a request that breaks a rule of the operation's declaration.</summary>
/// <param name="Member">The member's path, such as <c>tags.1.member.key</c>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The value as shown in errors; null where there is none, and for a secret.</param>
/// <param name="Constraint">The rule's limit: a number, a regular expression, or a set of values.</param>
/// <param name="IsInDocument">Whether the member belongs to a structure within the request.</param>
internal sealed record Violation(string Member, ViolatedRule Rule, string? Value, string Constraint, bool IsInDocument)
{
    /// <summary>The member's own name, without the path to it.</summary>
    public string Name => Member[(Member.LastIndexOf('.') + 1)..];

    /// <summary>The violation's message, in the words that SSM, KMS, IAM and STS share.</summary>
    public override string ToString() => $"Value {(Rule == ViolatedRule.Required ? "null " : Value is null ? "" : $"'{Value}' ")}at '{Member}' failed to satisfy constraint: {Rule switch
    {
        ViolatedRule.Required => "Member must not be null",
        ViolatedRule.MinLength => $"Member must have length greater than or equal to {Constraint}",
        ViolatedRule.MaxLength => $"Member must have length less than or equal to {Constraint}",
        ViolatedRule.MinValue => $"Member must have value greater than or equal to {Constraint}",
        ViolatedRule.MaxValue => $"Member must have value less than or equal to {Constraint}",
        ViolatedRule.Pattern => $"Member must satisfy regular expression pattern: {Constraint}",
        ViolatedRule.Each => Constraint,
        _ => $"Member must satisfy enum value set: [{Constraint}]",
    }}";

    /// <summary>Creates the error as most services do: one error for all violations.</summary>
    /// <param name="code">The service's error code.</param>
    /// <remarks>Source: the validation messages that SSM, KMS, IAM and STS have in common ("2 validation errors detected: Value …").</remarks>
    public static Func<Violations, AwsException> InOneSentence(string code) => violations =>
        new(code, 400, $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", violations.Told)}");

    /// <summary>Creates the error as EC2 does: one error for the first violation.</summary>
    /// <remarks>Source: EC2 API Reference, "Error codes for the Amazon EC2 API": MissingParameter, InvalidParameterValue.</remarks>
    public static AwsException TheFirst(Violations violations)
    {
        var first = violations.Told.FirstOrDefault(violation => violation.Rule == ViolatedRule.Required) ?? violations.Told[0];
        var name = char.ToUpperInvariant(first.Name[0]) + first.Name[1..];
        return first.Rule == ViolatedRule.Required
            ? new("MissingParameter", 400, $"The request must contain the parameter {name}")
            : new("InvalidParameterValue", 400, $"Value ({first.Value}) for parameter {name} is invalid.");
    }
}

/// <summary>The rules that a declaration can set for a member.</summary>
internal enum ViolatedRule
{
    /// <summary>The member is required.</summary>
    Required,

    /// <summary>The value has a minimum length.</summary>
    MinLength,

    /// <summary>The value has a maximum length.</summary>
    MaxLength,

    /// <summary>The value has a minimum.</summary>
    MinValue,

    /// <summary>The value has a maximum.</summary>
    MaxValue,

    /// <summary>The value must match a regular expression.</summary>
    Pattern,

    /// <summary>Each item of a list, or each key or value of a map, must be as the constraint says.</summary>
    Each,

    /// <summary>The value must be one of a set.</summary>
    Set,
}
