using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Wire;

/// <summary>One value of a request or answer, independent of the protocol. Generated code reads records from it.</summary>
/// <remarks>A value of the wrong kind throws <see cref="WireFormatException"/>; bad input throws nothing else.</remarks>
internal interface IShapeReader
{
    /// <summary>The structure's member; null where it is absent or an explicit null.</summary>
    IShapeReader? Member(Member member);

    /// <summary>The names of members that are present but not among the given ones, which the operation doesn't know.</summary>
    IEnumerable<string> Except(IReadOnlyList<Member> known);

    /// <summary>The list's items, in order. The member says whether the list is flattened.</summary>
    IEnumerable<IShapeReader> Items(Member member);

    /// <summary>The map's entries, in order. The member says whether the map is flattened.</summary>
    IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member);

    /// <summary>The value as text.</summary>
    string AsString();

    /// <summary>The value as a Boolean.</summary>
    bool AsBoolean();

    /// <summary>The value as a 32-bit integer.</summary>
    int AsInt32();

    /// <summary>The value as a 64-bit integer.</summary>
    long AsInt64();

    /// <summary>The value as a floating-point number.</summary>
    double AsDouble();

    /// <summary>The value as bytes (base64 on the wire).</summary>
    byte[] AsBlob();

    /// <summary>The bytes of an object or a part, from a REST request's body.</summary>
    Body AsBody() => throw new WireFormatException("Bytes of any size are a REST request's body.");

    /// <summary>The value as a time, in the member's format or else the protocol's default.</summary>
    DateTimeOffset AsTimestamp(Member member);
}

/// <summary>The bytes don't have the format that the protocol or the shape requires.</summary>
/// <param name="message">The problem, in the words of AWS's deserialisers where known.</param>
internal sealed class WireFormatException(string message) : Exception(message)
{
    /// <summary>The malformed value where it is in a path, header or query string; null in a document.</summary>
    public LoneValue? Lone { get; init; }
}

/// <summary>A value in a path, header or query string that isn't of its type.</summary>
/// <param name="Name">The name of the header, parameter or label.</param>
/// <param name="Text">The value.</param>
/// <param name="Type">The type that it isn't of: Integer, Long, Double, Boolean or Blob.</param>
internal sealed record LoneValue(string Name, string Text, string Type);
