namespace ScsLabs.Services.Lambda;

/// <summary>The names in requests about aliases.</summary>
internal static class AliasNames
{
    /// <summary>The form of an alias: no number, which would be a version's. Lambda has <c>(?!^[0-9]+$)([a-zA-Z0-9-_]+)</c>, which is matched by backtracking only.</summary>
    public const string Form = "[0-9]*[a-zA-Z_-][a-zA-Z0-9_-]*";

    /// <summary>The form of a version.</summary>
    public const string VersionForm = @"(\$LATEST(\.PUBLISHED)?|[0-9]+)";
}
