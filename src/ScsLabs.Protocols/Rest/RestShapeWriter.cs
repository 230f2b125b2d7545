using System.Text;
using ScsLabs.Model.Bodies;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;
using ScsLabs.Protocols.Xml;

namespace ScsLabs.Protocols.Rest;

/// <summary>Writes the members of an answer, or of a client's request, to headers, query, path and document.</summary>
/// <param name="root">The document's root element; empty where its only member is the root; null where a payload is the document.</param>
/// <param name="xmlNamespace">The root's namespace.</param>
/// <param name="labels">The members that are labels of the path.</param>
internal sealed class RestShapeWriter(string? root, string xmlNamespace, IReadOnlyList<string> labels) : TextShapeWriter, IShapeWriter
{
    private readonly List<KeyValuePair<string, string>> headers = [];
    private readonly List<KeyValuePair<string, string>> query = [];
    private readonly Dictionary<string, string> path = new(StringComparer.Ordinal);
    private List<string>? items;
    private XmlBuilder? xml;
    private XmlShapeWriter? document;
    private ReadOnlyMemory<byte> text;
    private Member? member;
    private string? key;
    private int depth;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;

    public IReadOnlyList<KeyValuePair<string, string>> Query => query;

    public IReadOnlyDictionary<string, string> Path => path;

    /// <summary>Whether a document was written.</summary>
    public bool HasDocument => xml is not null;

    /// <summary>The bytes of the object.</summary>
    public Body? WrittenBody { get; private set; }

    public override void StartStructure()
    {
        if (depth++ == 0)
        {
            if (root is { Length: > 0 })
            {
                Begin(root).StartStructure();
            }
            else if (root is not null)
            {
                Begin(null);
            }
        }
        else
        {
            Nested().StartStructure();
        }
    }

    public override void Member(Member member)
    {
        if (depth > 1)
        {
            document!.Member(member);
            return;
        }

        this.member = member;
        if (IsInDocument)
        {
            document!.Member(member);
        }
    }

    public override void EndStructure()
    {
        if (--depth > 0 || (root is { Length: > 0 } && document is not null))
        {
            document!.EndStructure();
        }
    }

    public override void StartList(Member member)
    {
        if (IsInDocument)
        {
            depth++;
            document!.StartList(member);
        }
        else
        {
            items = [];
        }
    }

    public override void Item()
    {
        if (IsInDocument)
        {
            document!.Item();
        }
    }

    public override void EndList()
    {
        if (IsInDocument)
        {
            depth--;
            document!.EndList();
        }
        else
        {
            Put(string.Join(',', items!));
            items = null;
        }
    }

    public override void StartMap(Member member)
    {
        if (IsInDocument)
        {
            depth++;
            document!.StartMap(member);
        }
    }

    public override void Key(string key)
    {
        if (IsInDocument)
        {
            document!.Key(key);
        }
        else
        {
            this.key = key;
        }
    }

    public override void EndMap()
    {
        if (IsInDocument)
        {
            depth--;
            document!.EndMap();
        }
    }

    public override void String(string value)
    {
        if (IsInDocument)
        {
            document!.String(value);
        }
        else if (items is not null)
        {
            items.Add(value);
        }
        else
        {
            Put(value);
        }
    }

    public void Body(Body value) => WrittenBody = value;

    /// <summary>Returns the document, or the text in its place. Nothing can be written afterwards.</summary>
    public ReadOnlyMemory<byte> Finish() => xml?.Finish() ?? text;

    /// <summary>Whether values are written to the document now: the current member belongs to the document, or is nested in one that does.</summary>
    private bool IsInDocument => depth > 1 || (member is { Place: MemberPlace.Document } && !labels.Contains(member.Name, StringComparer.Ordinal));

    private void Put(string value)
    {
        switch (member!.Place)
        {
            case MemberPlace.Header:
                headers.Add(new(member.Location, value));
                break;
            case MemberPlace.HeaderPrefix:
                headers.Add(new(member.Location + key, value));
                break;
            case MemberPlace.Query:
                query.Add(new(member.Location, value));
                break;
            case MemberPlace.Payload:
                text = Encoding.UTF8.GetBytes(value);
                break;
            default:
                path[member.Name] = value;
                break;
        }
    }

    /// <summary>The writer of a nested structure; a payload begins the document.</summary>
    private XmlShapeWriter Nested() => member is { Place: MemberPlace.Payload } && document is null ? Begin(member.Name) : document!;

    private XmlShapeWriter Begin(string? element)
    {
        xml = new XmlBuilder();
        return document = new(xml, XmlDialect.Aws, element, xmlNamespace);
    }
}
