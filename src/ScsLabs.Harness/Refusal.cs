using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>A refusal that a check expects, with a certain code and cause.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="Action">The refused action.</param>
/// <param name="Resource">The resource of the refused action.</param>
public sealed record Refusal(string Code, string Action, string Resource)
{
    /// <summary>The kind of policy that must have decided, where the backend shows it, such as <c>Identity</c>.</summary>
    public string? DecidedBy { get; init; }
}

/// <summary>An error that AWS answered, from any client.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="Message">AWS's message.</param>
/// <param name="RequestId">The request id.</param>
internal sealed partial record Answered(string Code, string Message, string? RequestId)
{
    private const string CallKey = "ScsLabs.Call", WhoKey = "ScsLabs.Who", WhereKey = "ScsLabs.Where";

    /// <summary>Where the JSON of the request's policy breaks; null where it doesn't.</summary>
    private string? Where { get; init; }

    /// <summary>The actor that called; null where the call was made by no actor's client.</summary>
    public string? Who { get; private init; }

    /// <summary>The call, such as <c>ssm:GetParameter</c>; null where the call was made by no actor's client.</summary>
    public string? Call { get; private init; }

    /// <summary>The length at which a message is cut, because the caller and the learner's line are told after it and the whole is cut too.</summary>
    private const int LongestMessage = 500;

    /// <summary>Code and message, in one line, without what only AWS can decode. Where AWS gave no message, the SDK's says no more than the code.</summary>
    public string Told => Message.StartsWith("The service returned an error with Error Code", StringComparison.Ordinal) ? $"{Code}{Where}" : $"{Code}: {Short(string.Join(' ', Encoded.Replace(Message, "…").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))}{Where}";

    /// <summary>Extracts AWS's error from an exception; null where the exception isn't one.</summary>
    public static Answered? Of(Exception exception) => exception switch
    {
        AmazonServiceException error => From(exception, error.ErrorCode, error.RequestId),
        AwsException error => From(exception, error.Code, error.RequestId),
        _ => null,
    };

    /// <summary>Notes on an exception which call it ended, and where the JSON of a policy in the request breaks, which AWS doesn't say.</summary>
    public static void Note(Exception exception, string who, string call, object request) =>
        (exception.Data[WhoKey], exception.Data[CallKey], exception.Data[WhereKey]) = (who, call, request.GetType().GetProperties()
            .Where(member => member.PropertyType == typeof(string) && (member.Name.EndsWith("Policy", StringComparison.Ordinal) || member.Name.EndsWith("PolicyDocument", StringComparison.Ordinal)))
            .Select(member => BreaksAt((string?)member.GetValue(request)))
            .FirstOrDefault(place => place is not null));

    private static string Short(string message) => message.Length <= LongestMessage ? message : $"{message.AsSpan(0, LongestMessage)}…";

    /// <summary>The details of a refusal that EC2 encodes, for sts:DecodeAuthorizationMessage.</summary>
    [GeneratedRegex("(?<=Encoded authorization failure message: )\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Encoded { get; }

    private static string? BreaksAt(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "{}");
            return null;
        }
        catch (JsonException failure)
        {
            return Texts.JsonBreaksAt.With(failure.LineNumber + 1, failure.BytePositionInLine + 1);
        }
    }

    private static Answered From(Exception exception, string? code, string? requestId) =>
        new(string.IsNullOrEmpty(code) ? exception.GetType().Name : code, exception.Message, requestId) { Who = exception.Data[WhoKey] as string, Call = exception.Data[CallKey] as string, Where = exception.Data[WhereKey] as string };
}
