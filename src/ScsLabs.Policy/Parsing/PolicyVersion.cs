namespace ScsLabs.Policy.Parsing;

/// <summary>The versions of the policy language.</summary>
internal static class PolicyVersion
{
    /// <summary>The current version, with policy variables.</summary>
    public const string Current = "2012-10-17";

    /// <summary>The first version, without policy variables; the default of a document without Version.</summary>
    public const string First = "2008-10-17";
}
