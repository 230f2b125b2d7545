using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>A digest of a request's parameters.</summary>
internal sealed class Fingerprint : IShapeWriter, IDisposable
{
    /// <summary>The members that say which page of a list is wanted, and not of which list.</summary>
    private static readonly HashSet<string> OfPages = new(StringComparer.OrdinalIgnoreCase) { "NextToken", "Marker", "MaxResults", "MaxItems", "MaxRecords", "Limit", "DryRun" };

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IReadOnlySet<string> leftOut;
    private int depth;
    private bool isLeftOut;

    private Fingerprint(IReadOnlySet<string> leftOut) => this.leftOut = leftOut;

    /// <summary>The digest of all parameters.</summary>
    public static string Of(Operation operation, object request) => Of(operation, request, System.Collections.Immutable.ImmutableHashSet<string>.Empty);

    /// <summary>The digest of the parameters that all pages of a list have alike.</summary>
    public static string OfList(Operation operation, object request) => Of(operation, request, OfPages);

    public void StartStructure()
    {
        Add('{', "");
        depth++;
    }

    public void Member(Member member)
    {
        isLeftOut = depth == 1 ? leftOut.Contains(member.Name) : isLeftOut;
        Add('m', member.Name);
    }

    public void EndStructure()
    {
        isLeftOut = --depth > 0 && isLeftOut;
        Add('}', "");
    }

    public void StartList(Member member) => Add('[', "");

    public void Item() => Add('i', "");

    public void EndList() => Add(']', "");

    public void StartMap(Member member) => Add('(', "");

    public void Key(string key) => Add('k', key);

    public void EndMap() => Add(')', "");

    public void String(string value) => Add('s', value);

    public void Boolean(bool value) => Add('b', value ? "1" : "0");

    public void Int64(long value) => Add('n', value.ToString(CultureInfo.InvariantCulture));

    public void Double(double value) => Add('d', value.ToString("R", CultureInfo.InvariantCulture));

    public void Blob(ReadOnlySpan<byte> value) => Add('x', Convert.ToHexString(value));

    public void Timestamp(DateTimeOffset value, Member member) => Add('t', value.UtcTicks.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => hash.Dispose();

    private static string Of(Operation operation, object request, IReadOnlySet<string> leftOut)
    {
        using var writer = new Fingerprint(leftOut);
        operation.WriteRequest(writer, request);
        return Convert.ToHexString(writer.hash.GetHashAndReset());
    }

    private void Add(char kind, string text)
    {
        if (!isLeftOut)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{kind}{text.Length}:{text}"));
        }
    }
}
