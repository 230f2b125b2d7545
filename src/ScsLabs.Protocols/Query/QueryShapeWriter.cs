using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Query;

/// <summary>Writes a request's parameters as a form body. An empty structure or map leaves no trace, for the form can't hold one.</summary>
internal sealed class QueryShapeWriter : TextShapeWriter
{
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly QueryDialect _dialect;
    private readonly StringBuilder _name = new();
    private readonly Stack<Frame> _frames = new();

    private QueryShapeWriter(QueryDialect dialect) => _dialect = dialect;

    /// <summary>The body of a request.</summary>
    public static ReadOnlyMemory<byte> Write(string action, string version, QueryDialect dialect, Action<IShapeWriter> write)
    {
        var writer = new QueryShapeWriter(dialect);
        writer.Field("Action", action);
        writer.Field("Version", version);
        write(writer);
        return writer._body.WrittenMemory;
    }

    public override void StartStructure() => _frames.Push(new(_name.Length, _name.Length));

    public override void Member(Member member)
    {
        _name.Length = _frames.Peek().Prefix;
        Append(_dialect.Name(member));
    }

    public override void EndStructure() => Pop();

    public override void StartList(Member member) => PushNumbered(_dialect.Item(member));

    public override void Item()
    {
        var frame = Next();
        _name.Length = frame.Prefix;
        _name.Append('.').Append(frame.Count);
    }

    public override void EndList()
    {
        var frame = Pop();
        if (frame.Count == 0 && _dialect.WritesEmptyLists)
            String("");
    }

    public override void StartMap(Member member) => PushNumbered(_dialect.Entry(member));

    public override void Key(string key)
    {
        Item();
        var entry = _name.Length;
        Append("key");
        String(key);
        _name.Length = entry;
        Append("value");
    }

    public override void EndMap() => Pop();

    public override void String(string value) => Field(_name.ToString(), value);

    private void PushNumbered(string? between)
    {
        var start = _name.Length;
        if (between is not null)
            Append(between);
        _frames.Push(new(start, _name.Length));
    }

    private Frame Next()
    {
        var frame = _frames.Pop();
        frame = frame with { Count = frame.Count + 1 };
        _frames.Push(frame);
        return frame;
    }

    private Frame Pop()
    {
        var frame = _frames.Pop();
        _name.Length = frame.Start;
        return frame;
    }

    private void Append(string part)
    {
        if (_name.Length > 0)
            _name.Append('.');
        _name.Append(part);
    }

    private void Field(string name, string value)
    {
        if (_body.WrittenCount > 0)
            Raw("&"u8);
        Encoded(name);
        Raw("="u8);
        Encoded(value);
    }

    private void Encoded(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        _body.Advance(Percent.Encode(plain, _body.GetSpan(plain.Length * Percent.Growth), keepSlash: false));
    }

    private void Raw(ReadOnlySpan<byte> bytes) => _body.Write(bytes);

    /// <summary>What is open.</summary>
    /// <param name="Start">The name's length when it began.</param>
    /// <param name="Prefix">The name's length that members or numbers are added to.</param>
    /// <param name="Count">Items so far.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Frame(int Start, int Prefix, int Count = 0);
}
