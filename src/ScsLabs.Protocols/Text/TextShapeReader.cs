using System.Globalization;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>A base class for readers of forms and XML, where every scalar is text.</summary>
internal abstract class TextShapeReader : IShapeReader
{
    public abstract IShapeReader? Member(Member member);

    public abstract IEnumerable<string> Except(IReadOnlyList<Member> known);

    public abstract IEnumerable<IShapeReader> Items(Member member);

    public abstract IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member);

    /// <summary>The text. Throws where the value is a structure, list or map.</summary>
    public abstract string AsString();

    public bool AsBoolean() => bool.TryParse(AsString(), out var value) ? value : throw Not("Boolean");

    public int AsInt32() =>
        int.TryParse(AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Not("Integer");

    public long AsInt64() =>
        long.TryParse(AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Not("Long");

    public double AsDouble() =>
        double.TryParse(AsString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Not("Double");

    public virtual byte[] AsBlob()
    {
        try
        {
            return Convert.FromBase64String(AsString());
        }
        catch (FormatException)
        {
            throw Not("Blob");
        }
    }

    public DateTimeOffset AsTimestamp(Member member) => Timestamps.Read(AsString(), Timestamps.FormOf(member));

    /// <summary>The name of a text that is outside of a document; null in one.</summary>
    protected virtual string? Name => null;

    private WireFormatException Not(string type)
    {
        var text = Excerpt.Of(AsString());
        return new($"'{text}' can not be converted to {(type[0] == 'I' ? "an" : "a")} {type}") { Lone = Name is null ? null : new(Name, text, type) };
    }
}
