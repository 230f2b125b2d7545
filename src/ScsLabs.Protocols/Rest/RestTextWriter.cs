using System.Globalization;
using System.Text;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Rest;

/// <summary>Writes the members outside of the document: to headers, query and path, or as the whole body.</summary>
internal sealed class RestTextWriter : TextShapeWriter
{
    private readonly List<KeyValuePair<string, string>> headers = [];
    private readonly List<KeyValuePair<string, string>> query = [];
    private readonly Dictionary<string, string> path = new(StringComparer.Ordinal);
    private List<string>? items;
    private Member? member;
    private string? key;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;

    public IReadOnlyList<KeyValuePair<string, string>> Query => query;

    public IReadOnlyDictionary<string, string> Path => path;

    /// <summary>The body, where it is a text or a blob.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>The answer's HTTP status code, where a member is that.</summary>
    public int? Status { get; private set; }

    public override void StartStructure() => throw NotHere();

    public override void Member(Member member) => this.member = member;

    public override void EndStructure() => throw NotHere();

    public override void StartList(Member member) => items = [];

    public override void Item()
    {
        // the items are separated when they are put
    }

    public override void EndList()
    {
        var values = items!;
        items = null;
        if (member!.Place == MemberPlace.Header)
        {
            Put(string.Join(',', values));
        }
        else
        {
            values.ForEach(Put);
        }
    }

    public override void StartMap(Member member)
    {
        // each entry is a header or parameter of its own
    }

    public override void Key(string key) => this.key = key;

    public override void EndMap() => key = null;

    public override void String(string value)
    {
        if (items is not null)
        {
            items.Add(value);
        }
        else
        {
            Put(value);
        }
    }

    public override void Blob(ReadOnlySpan<byte> value)
    {
        if (member!.Place == MemberPlace.Payload)
        {
            Payload = value.ToArray();
        }
        else
        {
            base.Blob(value);
        }
    }

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
                query.Add(new(key ?? member.Location, value));
                break;
            case MemberPlace.Payload:
                Payload = Encoding.UTF8.GetBytes(value);
                break;
            case MemberPlace.Status:
                Status = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            default:
                path[member.Name] = value;
                break;
        }
    }

    private static InvalidOperationException NotHere() => new("A structure is in the document.");
}
