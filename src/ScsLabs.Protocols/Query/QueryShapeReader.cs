using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Query;

/// <summary>Reads a request's structure from its parameters.</summary>
internal sealed class QueryShapeReader(QueryNode node, QueryDialect dialect) : TextShapeReader
{
    public override IShapeReader? Member(Member member) => Child(dialect.Name(member));

    public override IEnumerable<string> Except(IReadOnlyList<Member> known)
    {
        foreach (var name in Structure()?.Keys ?? Enumerable.Empty<string>())
        {
            if (!known.Any(member => dialect.Name(member) == name))
            {
                yield return name;
            }
        }
    }

    public override IEnumerable<IShapeReader> Items(Member member) =>
        Numbered(dialect.Item(member)).Select(item => new QueryShapeReader(item, dialect));

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member)
    {
        foreach (var entry in Numbered(dialect.Entry(member)))
        {
            var reader = new QueryShapeReader(entry, dialect);
            if (reader.Child("key") is not { } key || reader.Child("value") is not { } value)
            {
                throw new WireFormatException("A map's entry needs a key and a value.");
            }

            yield return new(key.AsString(), value);
        }
    }

    public override string AsString() =>
        node.Value ?? throw new WireFormatException("Start of structure or map found where not expected.");

    private QueryShapeReader? Child(string name) =>
        Structure()?.TryGetValue(name, out var child) == true ? new(child, dialect) : null;

    private OrderedDictionary<string, QueryNode>? Structure() =>
        node.Children ?? (node.Value is null or "" ? null : throw new WireFormatException("Expected null"));

    private IEnumerable<QueryNode> Numbered(string? between)
    {
        if (between is null || node.Children is null)
        {
            return node.Numbered();
        }

        if (node.Children.Count > 1 || !node.Children.TryGetValue(between, out var list))
        {
            throw new WireFormatException($"Expected '{between}' and a number.");
        }

        return list.Numbered();
    }
}
