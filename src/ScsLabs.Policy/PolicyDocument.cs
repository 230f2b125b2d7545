using ScsLabs.Policy.Matching;
using ScsLabs.Policy.Parsing;

namespace ScsLabs.Policy;

/// <summary>A policy document, checked and compiled.</summary>
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

    /// <summary>The kind of policy that the document was read as.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The document's statements, in order.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Whether S3 considers the document public as a bucket policy.</summary>
    public bool IsPublic => isPublic.Value;

    /// <summary>The AWS principals in Principal and NotPrincipal as written, including <c>*</c>.</summary>
    public IEnumerable<string> AwsPrincipals =>
        from statement in Statements
        from entry in statement.Principals?.Entries ?? []
        where entry is EveryoneEntry or AccountEntry or IdentityEntry
        select entry.Text;

    /// <summary>Reads a new document as AWS does: at most 64 KiB, with the rules of its kind.</summary>
    /// <exception cref="PolicyFormatException">The document breaks a rule; the message is AWS's reason.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind) => DocumentReader.Read(json, kind, isNew: true);

    /// <summary>Reads a stored document, which may have version 2008-10-17 where AWS doesn't accept it in new documents.</summary>
    /// <exception cref="PolicyFormatException">The document breaks a rule; the message is AWS's reason.</exception>
    public static PolicyDocument ParseStored(string json, PolicyKind kind) => DocumentReader.Read(json, kind, isNew: false);

    /// <summary>The document with some of its statements alone; its text stays.</summary>
    internal PolicyDocument With(Func<PolicyStatement, bool> which) => new(Json, Kind, [.. Statements.Where(which)]);

    /// <summary>Replaces each AWS principal, in the document's text too. Converts ARNs to stored unique ids, and back.</summary>
    public PolicyDocument MapAwsPrincipals(Func<string, string> map) => ParseStored(PrincipalRewriter.Rewrite(Json, map), Kind);
}
