namespace ScsLabs.Services.Rds;

/// <summary>A tag. A tag without a value has an empty one.</summary>
public sealed record Tag(string? Key = null, string? Value = null);
