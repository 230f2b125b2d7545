using System.Text;

namespace ScsLabs.Services.S3;

/// <summary>Tags on objects: 10 at most; on buckets 50.</summary>
/// <remarks>Source: S3 User Guide, object-tagging.</remarks>
internal static class ObjectTags
{
    private const string Header = "x-amz-tagging";

    private static readonly TagRules OfObjects = Rules(10, "Object", "Your TagKey cannot be prefixed with aws:");
    private static readonly TagRules OfBuckets = Rules(50, "Bucket", "System tags cannot be added/updated by requester");

    /// <summary>Reads the tags of <c>x-amz-tagging</c>, which has the form of a query string.</summary>
    /// <exception cref="AwsException">InvalidArgument, InvalidTag, BadRequest.</exception>
    public static ImmutableSortedDictionary<string, string> OfHeader(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return OfObjects.None;
        }

        var tags = header.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2)).Select(static pair => new Tag(Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : "")).ToList();
        return tags.TrueForAll(static tag => IsAllowed(tag.Key) && IsAllowed(tag.Value)) && tags.DistinctBy(static tag => tag.Key, StringComparer.Ordinal).Count() == tags.Count
            ? OfObjects.Set(OfObjects.None, tags)
            : throw S3Errors.InvalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.", Header, header);
    }

    /// <summary>Reads an object's tags from a request.</summary>
    /// <exception cref="AwsException">InvalidTag, BadRequest.</exception>
    public static ImmutableSortedDictionary<string, string> OfObject(Tagging tagging) => OfObjects.Set(OfObjects.None, tagging.TagSet);

    /// <summary>Reads a bucket's tags from a request.</summary>
    /// <exception cref="AwsException">InvalidTag, BadRequest.</exception>
    public static ImmutableSortedDictionary<string, string> OfBucket(Tagging tagging) => OfBuckets.Set(OfBuckets.None, tagging.TagSet);

    /// <summary>The tags in an answer.</summary>
    public static IReadOnlyList<Tag> View(this ImmutableSortedDictionary<string, string> tags) => [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    /// <summary>The condition keys of the tags of a request.</summary>
    public static IEnumerable<Condition> RequestConditions(ImmutableSortedDictionary<string, string> tags) => tags.IsEmpty
        ? []
        : [.. tags.Select(tag => new Condition($"s3:RequestObjectTag/{tag.Key}", tag.Value)), new("s3:RequestObjectTagKeys", [.. tags.Keys])];

    private static TagRules Rules(int most, string what, string onReserved) => new(most, StringComparer.Ordinal)
    {
        CheckForm = CheckForm,
        Duplicate = static key => S3Errors.InvalidTag("Cannot provide multiple Tags with the same key", key),
        ReservedKey = key => S3Errors.InvalidTag(onReserved, key),
        TooMany = _ => S3Errors.TooManyTags(what, most),
    };

    private static void CheckForm(ITag tag)
    {
        if (tag.Key.Length is 0 or > 128 || !IsAllowed(tag.Key))
        {
            throw S3Errors.InvalidTag("The TagKey you have provided is invalid", tag.Key);
        }

        if (tag.Value.Length > 256 || !IsAllowed(tag.Value))
        {
            throw S3Errors.InvalidTag("The TagValue you have provided is invalid", tag.Key, tag.Value);
        }
    }

    /// <summary>Whether a text has only letters, digits and spaces of any script, and <c>_.:/=+-@</c>.</summary>
    private static bool IsAllowed(string text) =>
        text.EnumerateRunes().All(static rune => Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.IsSeparator(rune) || "_.:/=+-@".Contains(rune.ToString(), StringComparison.Ordinal));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>A tag.</summary>
public sealed record Tag(string Key, string Value) : ITag;

/// <summary>The tags of a request.</summary>
public sealed record Tagging([Wire("TagSet", Item = "Tag")] IReadOnlyList<Tag> TagSet);
