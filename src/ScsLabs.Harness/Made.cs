using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ScsLabs.Harness;

/// <summary>A call that an actor made and AWS answered.</summary>
/// <param name="Call">The call, such as <c>ssm:GetParameter</c>.</param>
/// <param name="RequestId">The request id; null where the answer has none.</param>
/// <param name="Parameters">The request's parameters, such as <c>BucketName reports, Prefix internal/</c>.</param>
internal sealed partial record Made(string Call, string? RequestId, string Parameters)
{
    private const int Most = 6, Longest = 80;

    /// <summary>Describes an answered call of the SDK.</summary>
    public static Made Of(string call, AmazonWebServiceRequest request, string? requestId) => new(
        call,
        requestId,
        string.Join(", ", request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => IsSimple(member.PropertyType) && !Untold.IsMatch(member.Name) && member.GetCustomAttribute<AWSPropertyAttribute>() is not { Sensitive: true })
            .OrderBy(member => member.MetadataToken)
            .Select(member => (member.Name, Text: member.GetValue(request)?.ToString()))
            .Where(member => !string.IsNullOrEmpty(member.Text))
            .Take(Most)
            .Select(member => $"{member.Name} {(member.Text!.Length <= Longest ? member.Text : member.Text[..Longest] + "…")}")));

    /// <summary>Texts, the SDK's enumerations, and numbers and switches that may be left out. Those that may not are the SDK's own settings.</summary>
    private static bool IsSimple(Type type) => type == typeof(string) || type.IsSubclassOf(typeof(ConstantClass)) || Nullable.GetUnderlyingType(type)?.IsPrimitive == true;

    /// <summary>Contents, what the SDK adds by itself, and secrets that the SDK doesn't mark as such.</summary>
    [GeneratedRegex("^(ContentBody|ContentType|Checksum.*|Encoding|.*(ProvidedKey|Password|Secret|Token).*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Untold { get; }
}
