using System.Globalization;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Query;

/// <summary>The parameters <c>A.B.1=v</c> as a tree of their names. A node has a value or children, never both.</summary>
/// <remarks>
/// Bounds: 32 levels, 25,000 nodes; <see cref="FormFields"/> bounds the fields. A parameter that is repeated, in query string and body
/// together, is refused, because it is undefined which one counts.
/// </remarks>
internal sealed class QueryNode
{
    private const int MaxDepth = 32;

    /// <summary>The most nodes: enough for the maximum of fields, each a list's item with one member.</summary>
    private const int MaxNodes = 25_000;

    /// <summary>The value; null where the node has children.</summary>
    public string? Value { get; private set; }

    /// <summary>The children, in the order of appearance.</summary>
    public OrderedDictionary<string, QueryNode>? Children { get; private set; }

    /// <summary>Parses the request's parameters, except those of the protocol and the signature.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static QueryNode Parse(HttpCall call)
    {
        var root = new QueryNode { Children = new(StringComparer.Ordinal) };
        var nodes = 0;
        foreach (var (name, value) in call.Query)
        {
            if (!PresignedQuery.IsOurs(name))
            {
                root.Add(name, value, ref nodes);
            }
        }

        if (call.HasFormBody)
        {
            foreach (var (name, value) in FormFields.Of(call.Document.Span))
            {
                root.Add(name, value, ref nodes);
            }
        }

        root.Children.Remove("Action");
        root.Children.Remove("Version");
        return root;
    }

    /// <summary>The children with numbers from 1 as names, in order. Gaps are ignored, as by AWS; an empty value is an empty list.</summary>
    /// <remarks>Errors: WireFormatException (a value, or a name that is no number).</remarks>
    public IEnumerable<QueryNode> Numbered()
    {
        if (Children is null)
        {
            return Value is null or "" ? [] : throw new WireFormatException("Expected list or null");
        }

        var numbered = new List<(int Number, QueryNode Node)>(Children.Count);
        foreach (var (name, node) in Children)
        {
            if (name.StartsWith('0') || !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new WireFormatException($"Unexpected list index: '{Excerpt.Of(name)}'");
            }

            numbered.Add((number, node));
        }

        numbered.Sort((x, y) => x.Number.CompareTo(y.Number));
        return numbered.Select(item => item.Node);
    }

    private void Add(string name, string value, ref int nodes)
    {
        var node = this;
        var depth = 0;
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (++depth > MaxDepth)
            {
                throw new WireFormatException("A parameter's name is nested too deeply.");
            }

            var part = name[range];
            if (part.Length == 0)
            {
                throw new WireFormatException($"Malformed parameter name: '{Excerpt.Of(name)}'");
            }

            if (node.Value is not null)
            {
                throw new WireFormatException($"Parameter '{Excerpt.Of(name)}' stands below a value.");
            }

            node.Children ??= new(StringComparer.Ordinal);
            if (!node.Children.TryGetValue(part, out var child))
            {
                if (++nodes > MaxNodes)
                {
                    throw new WireFormatException("The parameters' names describe too large a tree.");
                }

                node.Children.Add(part, child = new());
            }

            node = child;
        }

        if (node.Value is not null || node.Children is not null)
        {
            throw new WireFormatException($"Parameter '{Excerpt.Of(name)}' appears more than once.");
        }

        node.Value = value;
    }
}
