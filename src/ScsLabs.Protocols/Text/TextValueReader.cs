using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>Reads one text outside of a document: an attribute, or a value of a path, header or query string, where commas separate a list's items.</summary>
/// <param name="name">The name of the attribute, label, header or parameter.</param>
/// <param name="text">The text.</param>
internal sealed class TextValueReader(string name, string text) : TextShapeReader
{
    public override IShapeReader? Member(Member member) => null;

    public override IEnumerable<string> Except(IReadOnlyList<Member> known) => [];

    public override IEnumerable<IShapeReader> Items(Member member) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new TextValueReader(name, item));

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member) => [];

    public override string AsString() => text;

    protected override string? Name => name;
}
