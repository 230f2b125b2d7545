using System.Globalization;
using System.Net;
using System.Text;

namespace ScsLabs.Cli.Reporting;

/// <summary>Writes HTML and SVG. All text and all values of attributes go through <see cref="Escape"/>, and every element that is opened is closed.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Makes a text safe in HTML: markup is text, and characters that show nothing, or turn the order of others around, show as a replacement.</summary>
    public static string Escape(string value) => WebUtility.HtmlEncode(string.Concat(value.EnumerateRunes().Select(static rune => IsHidden(rune) ? "\uFFFD" : rune.ToString())));

    /// <summary>A number in SVG.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Opens an element; disposing of what is returned closes it.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="attributes">Its attributes; one without a value stands alone, and one whose value is null is left out.</param>
    public IDisposable Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        return new Ending(this, name);
    }

    /// <summary>Writes an element with a text.</summary>
    public void Element(string name, string content, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        Text(content);
        text.Append("</").Append(name).Append('>');
    }

    /// <summary>Writes an element that has no content, such as <c>meta</c>.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Start(name, attributes);

    /// <summary>Writes an element of SVG that has no content.</summary>
    public void Shape(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        text.Append("</").Append(name).Append('>');
    }

    /// <summary>Writes a text.</summary>
    public void Text(string value) => text.Append(Escape(value));

    /// <summary>Writes the style sheet, which is ours and no text of anybody's.</summary>
    public void Style(string css) => text.Append("<style>").Append(css).Append("</style>");

    /// <inheritdoc />
    public override string ToString() => $"<!doctype html>\n{text}\n";

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                text.Append(' ').Append(attribute).Append("=\"").Append(Escape(value)).Append('"');
            }
        }

        text.Append('>');
    }

    private static bool IsHidden(Rune rune) => rune.Value is not ('\n' or '\t') && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private sealed class Ending(Html html, string name) : IDisposable
    {
        public void Dispose() => html.text.Append("</").Append(name).Append(">\n");
    }
}
