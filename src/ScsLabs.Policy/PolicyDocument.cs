using ScsLabs.Policy.Matching;
using ScsLabs.Policy.Parsing;

namespace ScsLabs.Policy;

/// <summary>A policy document, checked and compiled once.</summary>
public sealed class PolicyDocument
{
    private readonly Lazy<bool> isPublic;

    internal PolicyDocument(string json, PolicyKind kind, IReadOnlyList<PolicyStatement> statements)
    {
        (Json, Kind, Statements) = (json, kind, statements);
        isPublic = new(() => PublicAccess.IsPublic(this));
    }

    /// <summary>The document as it was written.</summary>
    public string Json { get; }

    /// <summary>What kind of policy it was read as.</summary>
    public PolicyKind Kind { get; }

    /// <summary>Its statements, in order.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Whether S3 calls a bucket policy like this public.</summary>
    public bool IsPublic => isPublic.Value;

    /// <summary>The AWS principals that Principal and NotPrincipal name, as they stand there; <c>*</c> included.</summary>
    public IEnumerable<string> AwsPrincipals =>
        from statement in Statements
        from entry in statement.Principals?.Entries ?? []
        where entry is EveryoneEntry or AccountEntry or IdentityEntry
        select entry.Text;

    /// <summary>Reads a document as AWS does when it is written: at most 64 KiB, with the rules of its kind.</summary>
    /// <exception cref="PolicyFormatException">The document breaks a rule; the message is AWS's reason.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind) => DocumentReader.Read(json, kind, isNew: true);

    /// <summary>Reads a document that AWS already holds: version 2008-10-17 can't be written everywhere any more, but counts where it is.</summary>
    /// <exception cref="PolicyFormatException">The document breaks a rule; the message is AWS's reason.</exception>
    public static PolicyDocument ParseStored(string json, PolicyKind kind) => DocumentReader.Read(json, kind, isNew: false);

    /// <summary>The document with each AWS principal replaced, in its text too. For ARNs stored as unique ids, and back.</summary>
    public PolicyDocument MapAwsPrincipals(Func<string, string> map) => ParseStored(PrincipalRewriter.Rewrite(Json, map), Kind);
}
