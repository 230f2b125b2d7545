namespace ScsLabs.Policy;

/// <summary>AWS's error texts for malformed documents that more than one class uses.</summary>
internal static class Refusals
{
    public const string Json = "This policy contains invalid Json";

    public const string Syntax = "Syntax errors in policy.";

    public const string LegacyParsing = "The policy failed legacy parsing";

    public const string Version = "Policy document must be version 2012-10-17 or greater.";
}
