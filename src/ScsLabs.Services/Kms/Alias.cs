namespace ScsLabs.Services.Kms;

/// <summary>Another name for a key.</summary>
public sealed record Alias : IRow
{
    /// <summary>The account that has it.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region that has it.</summary>
    public required string Region { get; init; }

    /// <summary>The name, <c>alias/</c> included.</summary>
    public required string AliasName { get; init; }

    /// <summary>The key that it means.</summary>
    public required string TargetKeyId { get; init; }

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => AliasName;
}
