using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Wire;

/// <summary>Writes one value, independent of the protocol. Generated code writes records to it.</summary>
/// <remarks>
/// A structure is <c>StartStructure (Member value)* EndStructure</c>, a list is <c>StartList (Item value)* EndList</c>,
/// a map is <c>StartMap (Key value)* EndMap</c>; absent members are not written.
/// </remarks>
internal interface IShapeWriter
{
    /// <summary>Begins a structure.</summary>
    void StartStructure();

    /// <summary>Names the member whose value comes next.</summary>
    void Member(Member member);

    /// <summary>Ends the structure.</summary>
    void EndStructure();

    /// <summary>Begins a list, the value of the given member.</summary>
    void StartList(Member member);

    /// <summary>Begins the next item.</summary>
    void Item();

    /// <summary>Ends the list.</summary>
    void EndList();

    /// <summary>Begins a map, the value of the given member.</summary>
    void StartMap(Member member);

    /// <summary>Names the key whose value comes next.</summary>
    void Key(string key);

    /// <summary>Ends the map.</summary>
    void EndMap();

    /// <summary>Writes text.</summary>
    void String(string value);

    /// <summary>Writes a Boolean.</summary>
    void Boolean(bool value);

    /// <summary>Writes an integer.</summary>
    void Int64(long value);

    /// <summary>Writes a floating-point number.</summary>
    void Double(double value);

    /// <summary>Writes bytes.</summary>
    void Blob(ReadOnlySpan<byte> value);

    /// <summary>Writes the bytes of an object or a part, as a REST answer's body.</summary>
    void Body(Body value) => throw new NotSupportedException("Bytes of any size are a REST answer's body.");

    /// <summary>Writes a time, in the member's format or else the protocol's default.</summary>
    void Timestamp(DateTimeOffset value, Member member);
}
