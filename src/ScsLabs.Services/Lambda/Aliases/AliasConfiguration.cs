namespace ScsLabs.Services.Lambda;

/// <summary>An alias as it is shown.</summary>
public sealed record AliasConfiguration
{
    /// <summary>The ARN.</summary>
    public required string AliasArn { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The version that it invokes.</summary>
    public required string FunctionVersion { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The other version that it invokes; null for none.</summary>
    public required AliasRoutingConfiguration? RoutingConfig { get; init; }

    /// <summary>An id that each change renews.</summary>
    public required string RevisionId { get; init; }

    internal static AliasConfiguration Of(FunctionAlias alias) => new()
    {
        AliasArn = alias.Arn,
        Name = alias.Name,
        FunctionVersion = alias.FunctionVersion,
        Description = alias.Description,
        RoutingConfig = alias.Weights.Count > 0 ? new(alias.Weights) : null,
        RevisionId = alias.RevisionId,
    };
}

/// <summary>The version to which a part of an alias's invocations goes, and that part, 0 to 1.</summary>
public sealed record AliasRoutingConfiguration(IReadOnlyDictionary<string, double>? AdditionalVersionWeights = null)
{
    /// <summary>The weights of a request; none without one.</summary>
    internal static IReadOnlyDictionary<string, double> In(AliasRoutingConfiguration? requested) => requested?.AdditionalVersionWeights ?? ImmutableDictionary<string, double>.Empty;
}
