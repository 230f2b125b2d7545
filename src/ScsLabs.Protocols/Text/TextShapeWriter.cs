using System.Globalization;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>A base class for writers of forms and XML, where every scalar is text.</summary>
internal abstract class TextShapeWriter : IShapeWriter
{
    public abstract void StartStructure();

    public abstract void Member(Member member);

    public abstract void EndStructure();

    public abstract void StartList(Member member);

    public abstract void Item();

    public abstract void EndList();

    public abstract void StartMap(Member member);

    public abstract void Key(string key);

    public abstract void EndMap();

    public abstract void String(string value);

    public void Boolean(bool value) => String(value ? "true" : "false");

    public void Int64(long value) => String(value.ToString(CultureInfo.InvariantCulture));

    public void Double(double value) => String(value.ToString("R", CultureInfo.InvariantCulture));

    public virtual void Blob(ReadOnlySpan<byte> value) => String(Convert.ToBase64String(value));

    public void Timestamp(DateTimeOffset value, Member member) => String(Timestamps.Write(value, Timestamps.FormOf(member)));
}
