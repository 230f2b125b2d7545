namespace ScsLabs.Policy.Parsing;

/// <summary>The versions of the policy language.</summary>
internal static class PolicyVersion
{
    /// <summary>With policy variables.</summary>
    public const string Current = "2012-10-17";

    /// <summary>Without; also what a document without Version is in.</summary>
    public const string First = "2008-10-17";
}
