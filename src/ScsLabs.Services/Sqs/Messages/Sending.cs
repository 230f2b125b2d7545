using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Sqs;

/// <summary>Checks messages and puts them into queues.</summary>
/// <remarks>Source: SQS API Reference, SendMessage; SQS Developer Guide, "Amazon SQS quotas".</remarks>
internal static class Sending
{
    /// <summary>The maximum size of a message, and of all messages of a batch, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int MostDelay = 900;

    /// <summary>Puts a message into a queue.</summary>
    /// <exception cref="AwsException">MissingRequiredParameterException, InvalidParameterValueException, InvalidMessageContents.</exception>
    public static SentMessage Send(Queue queue, string body, MessageSettings settings, Call call, Draft draft)
    {
        if (body.Length == 0)
        {
            throw SqsErrors.MissingParameter("MessageBody");
        }

        if (!IsValid(body))
        {
            throw SqsErrors.InvalidMessageContents();
        }

        if (settings.DelaySeconds is { } delay and (< 0 or > MostDelay))
        {
            throw SqsErrors.InvalidParameter("DelaySeconds", $"{delay}", $"DelaySeconds must be >= 0 and <= {MostDelay}.");
        }

        var attributes = MessageAttributes.Check(settings.MessageAttributes);
        if (Encoding.UTF8.GetByteCount(body) + MessageAttributes.Size(attributes) > queue.MaximumMessageSize)
        {
            throw SqsErrors.InvalidParameter($"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes.");
        }

        var message = new Message
        {
            Place = queue.Messages,
            MessageId = call.Ids.Uuid().ToString(),
            Body = body,
            Md5OfBody = Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, Encoding.UTF8.GetBytes(body))),
            Attributes = attributes,
            TraceHeader = TraceHeader(settings),
            SenderId = CallerRows.SessionOf(call)?.UserId ?? call.Caller.Principal.UniqueId ?? call.Caller.Principal.Account?.ToString() ?? call.Caller.Principal.Name,
            SentAt = call.Now,
            ExpiresAt = call.Now.AddSeconds(queue.MessageRetentionPeriod),
        };
        draft.Put(message.Hidden(call.Now, settings.DelaySeconds ?? queue.DelaySeconds));
        return new(message.MessageId, message.Md5OfBody, MessageAttributes.Md5(attributes), MessageAttributes.Md5([.. SystemAttributes(settings)]));
    }

    /// <summary>The size of a message in bytes: of its text and its attributes.</summary>
    public static long Size(string body, MessageSettings settings) =>
        Encoding.UTF8.GetByteCount(body) + (settings.MessageAttributes is { } attributes ? MessageAttributes.Size(MessageAttributes.None.AddRange(attributes)) : 0);

    /// <summary>Whether a text has only the characters that XML 1.0 has, as messages must.</summary>
    public static bool IsValid(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // Half a surrogate pair counts as U+FFFD here; JSON that holds one isn't read at all.
            if (rune.Value is (< 0x20 and not (0x9 or 0xA or 0xD)) or 0xFFFE or 0xFFFF)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<KeyValuePair<string, MessageAttributeValue>> SystemAttributes(MessageSettings settings) => settings.MessageSystemAttributes ?? ImmutableDictionary<string, MessageAttributeValue>.Empty;

    private static string? TraceHeader(MessageSettings settings)
    {
        const string name = "AWSTraceHeader";
        foreach (var (key, value) in SystemAttributes(settings))
        {
            if (key != name || value is not { DataType: "String", StringValue.Length: > 0 })
            {
                throw SqsErrors.InvalidParameter($"Message system attribute '{key}' is invalid: only {name}, of the type String, can be sent.");
            }
        }

        return settings.MessageSystemAttributes?.GetValueOrDefault(name)?.StringValue;
    }
}

/// <summary>What a sender sets beside the text.</summary>
internal sealed record MessageSettings
{
    public int? DelaySeconds { get; init; }
    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }
    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageSystemAttributes { get; init; }
}

/// <summary>What a sender is told of a message.</summary>
internal sealed record SentMessage(string MessageId, [Wire("MD5OfMessageBody")] string Md5OfMessageBody, [Wire("MD5OfMessageAttributes")] string? Md5OfMessageAttributes, [Wire("MD5OfMessageSystemAttributes")] string? Md5OfMessageSystemAttributes);
