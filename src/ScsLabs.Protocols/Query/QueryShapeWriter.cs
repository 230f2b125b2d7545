using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Query;

/// <summary>Writes a request's parameters as a form body. An empty structure or map is omitted, because a form can't express it.</summary>
internal sealed class QueryShapeWriter : TextShapeWriter
{
    private readonly ArrayBufferWriter<byte> body = new();
    private readonly QueryDialect dialect;
    private readonly StringBuilder name = new();
    private readonly Stack<Frame> frames = new();

    private QueryShapeWriter(QueryDialect dialect) => this.dialect = dialect;

    /// <summary>Writes the body of a request.</summary>
    public static ReadOnlyMemory<byte> Write(string action, string version, QueryDialect dialect, Action<IShapeWriter> write)
    {
        var writer = new QueryShapeWriter(dialect);
        writer.Field("Action", action);
        writer.Field("Version", version);
        write(writer);
        return writer.body.WrittenMemory;
    }

    public override void StartStructure() => frames.Push(new(name.Length, name.Length));

    public override void Member(Member member)
    {
        name.Length = frames.Peek().Prefix;
        Append(dialect.Name(member));
    }

    public override void EndStructure() => Pop();

    public override void StartList(Member member) => PushNumbered(dialect.Item(member));

    public override void Item()
    {
        var frame = Next();
        name.Length = frame.Prefix;
        name.Append('.').Append(frame.Count);
    }

    public override void EndList()
    {
        var frame = Pop();
        if (frame.Count == 0 && dialect.WritesEmptyLists)
        {
            String("");
        }
    }

    public override void StartMap(Member member) => PushNumbered(dialect.Entry(member));

    public override void Key(string key)
    {
        Item();
        var entry = name.Length;
        Append("key");
        String(key);
        name.Length = entry;
        Append("value");
    }

    public override void EndMap() => Pop();

    public override void String(string value) => Field(name.ToString(), value);

    private void PushNumbered(string? between)
    {
        var start = name.Length;
        if (between is not null)
        {
            Append(between);
        }

        frames.Push(new(start, name.Length));
    }

    private Frame Next()
    {
        var frame = frames.Pop();
        frame = frame with { Count = frame.Count + 1 };
        frames.Push(frame);
        return frame;
    }

    private Frame Pop()
    {
        var frame = frames.Pop();
        name.Length = frame.Start;
        return frame;
    }

    private void Append(string part)
    {
        if (name.Length > 0)
        {
            name.Append('.');
        }

        name.Append(part);
    }

    private void Field(string name, string value)
    {
        if (body.WrittenCount > 0)
        {
            Raw("&"u8);
        }

        Encoded(name);
        Raw("="u8);
        Encoded(value);
    }

    private void Encoded(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        body.Advance(Percent.Encode(plain, body.GetSpan(plain.Length * Percent.Growth), keepSlash: false));
    }

    private void Raw(ReadOnlySpan<byte> bytes) => body.Write(bytes);

    /// <summary>A structure, list or map that is being written.</summary>
    /// <param name="Start">The length of the name when it began.</param>
    /// <param name="Prefix">The length of the name to which members or numbers are appended.</param>
    /// <param name="Count">The number of items so far.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Frame(int Start, int Prefix, int Count = 0);
}
