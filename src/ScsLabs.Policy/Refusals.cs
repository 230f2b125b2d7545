namespace ScsLabs.Policy;

/// <summary>AWS's reasons for not taking a document, where they are more than one place's.</summary>
internal static class Refusals
{
    public const string Json = "This policy contains invalid Json";

    public const string Syntax = "Syntax errors in policy.";

    public const string LegacyParsing = "The policy failed legacy parsing";

    public const string Version = "Policy document must be version 2012-10-17 or greater.";
}
