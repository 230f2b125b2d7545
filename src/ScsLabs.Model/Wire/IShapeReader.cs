using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Wire;

/// <summary>One value as it came over the wire, whatever the protocol. Generated code reads records from it.</summary>
/// <remarks>A value of the wrong kind throws <see cref="WireFormatException"/>; nothing else is thrown for bad input.</remarks>
public interface IShapeReader
{
    /// <summary>The structure's member, or null where it is absent (or an explicit null).</summary>
    IShapeReader? Member(Member member);

    /// <summary>The names of the structure's members that are present but not among the given ones: what the operation doesn't know.</summary>
    IEnumerable<string> Except(IReadOnlyList<Member> known);

    /// <summary>The list's items, in order. The member tells whether the list is flattened.</summary>
    IEnumerable<IShapeReader> Items(Member member);

    /// <summary>The map's entries, in order. The member tells whether the map is flattened.</summary>
    IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member);

    /// <summary>The value as text.</summary>
    string AsString();

    /// <summary>The value as true or false.</summary>
    bool AsBoolean();

    /// <summary>The value as a 32-bit integer.</summary>
    int AsInt32();

    /// <summary>The value as a 64-bit integer.</summary>
    long AsInt64();

    /// <summary>The value as a floating-point number.</summary>
    double AsDouble();

    /// <summary>The value as bytes (base64 on the wire).</summary>
    byte[] AsBlob();

    /// <summary>The bytes of an object or a part: a REST request's body.</summary>
    Body AsBody() => throw new WireFormatException("Bytes of any size are a REST request's body.");

    /// <summary>The value as a time, in the form that the member or else the protocol has.</summary>
    DateTimeOffset AsTimestamp(Member member);
}

/// <summary>The bytes aren't of the form that the protocol or the shape asks for.</summary>
/// <param name="message">What is wrong, in the words of AWS's deserialisers where known.</param>
public sealed class WireFormatException(string message) : Exception(message)
{
    /// <summary>Whether it is a value that stands alone, in a header or a query string, and not a document.</summary>
    public bool IsLone { get; init; }
}
