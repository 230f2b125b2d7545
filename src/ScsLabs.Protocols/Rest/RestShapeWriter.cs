using ScsLabs.Model.Bodies;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Rest;

/// <summary>Writes the members of an answer, or of a client's request, to headers, query, path and document.</summary>
/// <param name="protocol">The protocol, which starts the document.</param>
/// <param name="root">The document's root, as <see cref="HttpBinding.Root"/>; null where a document is written only for a member that belongs in one.</param>
/// <param name="labels">The members that are labels of the path.</param>
internal sealed class RestShapeWriter(RestProtocol protocol, string? root, IReadOnlyList<string> labels) : IShapeWriter
{
    private readonly RestTextWriter texts = new();
    private RestDocument? document;
    private Member? member;
    private bool isRootOpen;
    private int depth;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => texts.Headers;

    public IReadOnlyList<KeyValuePair<string, string>> Query => texts.Query;

    public IReadOnlyDictionary<string, string> Path => texts.Path;

    /// <summary>The answer's HTTP status code, where a member is that; null for the operation's own.</summary>
    public int? Status => texts.Status;

    /// <summary>Whether a document was written.</summary>
    public bool HasDocument => document is not null;

    /// <summary>The bytes of the object.</summary>
    public Body? WrittenBody { get; private set; }

    public void StartStructure()
    {
        if (depth > 0)
        {
            Enter().StartStructure();
            return;
        }

        depth = 1;
        if (root is not null)
        {
            StartRoot(root);
        }
    }

    public void Member(Member member)
    {
        if (depth == 1)
        {
            this.member = member;
            if (IsInDocument && document is null)
            {
                StartRoot("");
            }
        }

        Target.Member(member);
    }

    public void EndStructure()
    {
        if (depth > 1 || isRootOpen)
        {
            document!.Writer.EndStructure();
        }

        depth--;
    }

    public void StartList(Member member) => (IsNested ? Enter() : texts).StartList(member);

    public void Item() => Target.Item();

    public void EndList() => Leave().EndList();

    public void StartMap(Member member) => (IsNested ? Enter() : texts).StartMap(member);

    public void Key(string key) => Target.Key(key);

    public void EndMap() => Leave().EndMap();

    public void String(string value) => Target.String(value);

    public void Boolean(bool value) => Target.Boolean(value);

    public void Int64(long value) => Target.Int64(value);

    public void Double(double value) => Target.Double(value);

    public void Blob(ReadOnlySpan<byte> value) => Target.Blob(value);

    public void Body(Body value) => WrittenBody = value;

    public void Timestamp(DateTimeOffset value, Member member) => Target.Timestamp(value, member);

    /// <summary>Returns the document, or the text or blob in its place. Nothing can be written afterwards.</summary>
    public ReadOnlyMemory<byte> Finish() => document?.Finish() ?? texts.Payload;

    /// <summary>Whether values are written to the document now: the current member belongs to the document, or is nested in one that does.</summary>
    private bool IsInDocument => depth > 1 || (member is { Place: MemberPlace.Document } && !labels.Contains(member.Name, StringComparer.Ordinal));

    /// <summary>Whether a list or map is written to the document: a payload is one, too.</summary>
    private bool IsNested => IsInDocument || member is { Place: MemberPlace.Payload };

    private IShapeWriter Target => IsInDocument ? document!.Writer : texts;

    /// <summary>Goes one level down in the document, which a payload starts.</summary>
    private IShapeWriter Enter()
    {
        depth++;
        document ??= protocol.StartDocument(member!.Name);
        return document.Writer;
    }

    private IShapeWriter Leave()
    {
        if (depth == 1)
        {
            return texts;
        }

        depth--;
        return document!.Writer;
    }

    private void StartRoot(string root)
    {
        document = protocol.StartDocument(root);
        document.Writer.StartStructure();
        isRootOpen = true;
    }
}
