using System.Runtime.CompilerServices;
using System.Text;

namespace ScsLabs.Policy.Matching;

/// <summary>A text of a policy with its wildcards and policy variables, compiled.</summary>
/// <remarks>
/// A variable's value is literal: a <c>*</c> in it is no wildcard. A variable without a value or default matches nothing.
/// Bound: values are inserted only while the text has that many characters, so that an expanded pattern is at most as long as the text and the pattern's stars.
/// Source: IAM User Guide, reference_policies_variables.
/// </remarks>
internal sealed class PolicyPattern
{
    private readonly string? constant;
    private readonly Part[] parts;

    private PolicyPattern(string? constant, Part[] parts) => (this.constant, this.parts) = (constant, parts);

    /// <summary>Compiles a text; without <paramref name="wildcards"/> only <c>${*}</c> and the like are special.</summary>
    /// <exception cref="PolicyFormatException">The text contains a noncharacter of Unicode.</exception>
    public static PolicyPattern Compile(string text, bool variables, bool wildcards)
    {
        if (text.AsSpan().ContainsAny(Glob.AnyRun, Glob.AnyOne))
        {
            throw new PolicyFormatException(Refusals.Syntax);
        }

        var compiled = new List<Part>();
        var literal = new StringBuilder();
        var at = 0;
        while (variables && text.IndexOf("${", at, StringComparison.Ordinal) is var start and >= 0 && text.IndexOf('}', start) is var end and >= 0)
        {
            AppendLiteral(literal, text.AsSpan(at, start - at), wildcards);
            var inner = text[(start + 2)..end];
            if (inner is "*" or "?" or "$")
            {
                literal.Append(inner);
            }
            else
            {
                Flush(literal, compiled);
                compiled.Add(Variable(inner));
            }

            at = end + 1;
        }

        AppendLiteral(literal, text.AsSpan(at), wildcards);
        Flush(literal, compiled);
        return compiled switch
        {
            [] => new("", []),
            [{ Variable: null } only] => new(only.Text, []),
            _ => new(null, [.. compiled]),
        };
    }

    /// <summary>Whether the pattern matches the text, with the request's values for the variables.</summary>
    public bool Matches(ReadOnlySpan<char> text, AccessRequest request, StringComparison comparison = StringComparison.Ordinal)
    {
        if (constant is not null)
        {
            return Glob.Matches(constant, text, comparison);
        }

        var resolved = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        try
        {
            var left = text.Length;
            foreach (var part in parts)
            {
                if (part.Resolve(request) is not { } value || (left -= value.Length - part.Stars) < 0)
                {
                    return false;
                }

                resolved.AppendLiteral(value);
            }

            return Glob.Matches(resolved.Text, text, comparison);
        }
        finally
        {
            resolved.Clear();
        }
    }

    /// <summary>The names of the pattern's variables.</summary>
    public IEnumerable<string> Variables => parts.Select(part => part.Variable).OfType<string>();

    /// <summary>The compiled pattern with the request's values for the variables; null where one has none, so that nothing matches.</summary>
    public string? For(AccessRequest request)
    {
        if (constant is not null)
        {
            return constant;
        }

        var values = Array.ConvertAll(parts, part => part.Resolve(request));
        return Array.Exists(values, value => value is null) ? null : string.Concat(values);
    }

    private static void AppendLiteral(StringBuilder literal, ReadOnlySpan<char> text, bool wildcards)
    {
        var start = literal.Length;
        literal.Append(text);
        if (wildcards)
        {
            literal.Replace('*', Glob.AnyRun, start, text.Length).Replace('?', Glob.AnyOne, start, text.Length);
        }
    }

    private static void Flush(StringBuilder literal, List<Part> parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(new(literal.ToString(), null));
            literal.Clear();
        }
    }

    private static Part Variable(string inner)
    {
        var comma = inner.IndexOf(',');
        var fallback = comma < 0 ? "" : inner[(comma + 1)..].Trim();
        return fallback is ['\'', .. var quoted, '\''] ? new(quoted, inner[..comma].Trim()) : new(null, inner.Trim());
    }

    /// <summary>A part of a pattern: a literal (without a variable), or a variable with an optional default.</summary>
    private sealed record Part(string? Text, string? Variable)
    {
        /// <summary>The number of stars in the literal, which need no character of the text.</summary>
        public int Stars { get; } = Variable is null ? Text.AsSpan().Count(Glob.AnyRun) : 0;

        public string? Resolve(AccessRequest request)
        {
            if (Variable is null)
            {
                return Text;
            }

            var value = request.Find(Variable) is { IsSingle: true } found ? found[0] : Text;
            return value.AsSpan().ContainsAny(Glob.AnyRun, Glob.AnyOne) ? null : value;
        }
    }
}
