using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Sqs;

/// <summary>A value of a message attribute: a text, a number as text, or bytes.</summary>
internal sealed record MessageAttributeValue(string DataType, string? StringValue = null, byte[]? BinaryValue = null)
{
    /// <summary>The type without the label that a sender may add to it.</summary>
    public string LogicalType => DataType.Split('.')[0];

    /// <summary>The value's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => BinaryValue ?? Encoding.UTF8.GetBytes(StringValue ?? "");
}

/// <summary>Checks message attributes and computes what clients verify them by.</summary>
/// <remarks>Source: SQS Developer Guide, "Amazon SQS message metadata" and "Calculating the MD5 message digest for message attributes".</remarks>
internal static class MessageAttributes
{
    private const int Most = 10;
    private const int MostName = 256;

    /// <summary>No attributes.</summary>
    public static ImmutableSortedDictionary<string, MessageAttributeValue> None { get; } = ImmutableSortedDictionary.Create<string, MessageAttributeValue>(StringComparer.Ordinal);

    /// <summary>Checks the attributes of a message.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException, InvalidMessageContents.</exception>
    public static ImmutableSortedDictionary<string, MessageAttributeValue> Check(IReadOnlyDictionary<string, MessageAttributeValue>? given)
    {
        if (given is null or { Count: 0 })
        {
            return None;
        }

        if (given.Count > Most)
        {
            throw SqsErrors.InvalidParameter($"Number of message attributes [{given.Count}] exceeds the allowed maximum [{Most}].");
        }

        foreach (var (name, value) in given)
        {
            Check(name, value);
        }

        return None.AddRange(given);
    }

    /// <summary>The size of attributes in bytes: names, types and values.</summary>
    public static int Size(ImmutableSortedDictionary<string, MessageAttributeValue> attributes) =>
        attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value.DataType) + attribute.Value.Bytes.Length);

    /// <summary>The MD5 of attributes, in hexadecimal; null where there are none.</summary>
    public static string? Md5(IReadOnlyCollection<KeyValuePair<string, MessageAttributeValue>> attributes)
    {
        if (attributes.Count == 0)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Add(Encoding.UTF8.GetBytes(name));
            Add(Encoding.UTF8.GetBytes(value.DataType));
            hash.AppendData([(byte)(value.LogicalType == "Binary" ? 2 : 1)]);
            Add(value.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(ReadOnlySpan<byte> bytes)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    private static void Check(string name, MessageAttributeValue value)
    {
        if (name.Length is 0 or > MostName || name.StartsWith('.') || name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal)
            || !name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            || name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase))
        {
            throw SqsErrors.InvalidParameter($"The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.");
        }

        if (value.LogicalType is not ("String" or "Number" or "Binary") || value.DataType.Length > MostName)
        {
            throw SqsErrors.InvalidParameter($"The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }

        var isBinary = value.LogicalType == "Binary";
        if ((isBinary ? value.StringValue : value.BinaryValue as object) is not null || value.Bytes.IsEmpty)
        {
            throw SqsErrors.InvalidParameter($"The message (user) attribute '{name}' must contain a non-empty value of type '{value.LogicalType}'.");
        }

        if (value.LogicalType == "Number" && !double.TryParse(value.StringValue, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            throw SqsErrors.InvalidParameter($"Can't cast the value of message (user) attribute '{name}' to a number.");
        }

        if (!isBinary && !Sending.IsValid(value.StringValue!))
        {
            throw SqsErrors.InvalidMessageContents();
        }
    }
}
