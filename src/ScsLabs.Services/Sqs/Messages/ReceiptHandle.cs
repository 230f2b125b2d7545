using System.Buffers.Binary;
using System.Text;

namespace ScsLabs.Services.Sqs;

/// <summary>A receipt handle: which message was received, and how often it had been.</summary>
/// <remarks>Handles are encrypted and authenticated with a key of this process, and open for their queue only, so none can be guessed.</remarks>
/// <param name="MessageRow">The id of the message's row.</param>
/// <param name="ReceiveCount">The message's count as it was received.</param>
internal sealed record ReceiptHandle(string MessageRow, int ReceiveCount)
{
    private const int MostCharacters = 1024;

    private static readonly TokenSeal Seal = new();

    /// <summary>Writes the handle of a message that was just received.</summary>
    public static string Of(Message message, Queue queue)
    {
        var text = new byte[sizeof(int) + Encoding.UTF8.GetByteCount(message.Id)];
        BinaryPrimitives.WriteInt32BigEndian(text, message.ReceiveCount);
        Encoding.UTF8.GetBytes(message.Id, text.AsSpan(sizeof(int)));
        return Convert.ToBase64String(Seal.Seal(text, Belonging(queue)));
    }

    /// <summary>Reads a handle.</summary>
    /// <exception cref="AwsException">ReceiptHandleIsInvalid: the text is none, or one of another queue.</exception>
    public static ReceiptHandle Parse(string handle, Queue queue)
    {
        var bytes = new byte[MostCharacters];
        if (handle.Length > MostCharacters || !Convert.TryFromBase64String(handle, bytes, out var length) || Seal.Open(bytes.AsSpan(0, length), Belonging(queue)) is not { } text)
        {
            throw SqsErrors.InvalidReceiptHandle(handle);
        }

        return new(Encoding.UTF8.GetString(text.AsSpan(sizeof(int))), BinaryPrimitives.ReadInt32BigEndian(text));
    }

    /// <summary>The message, while the handle is its latest; null where it is gone or was received again since.</summary>
    public Message? Find(Queue queue, WorldView view) => view.Find<Message>(queue.Messages, MessageRow) is { } message && message.ReceiveCount == ReceiveCount ? message : null;

    /// <summary>The queue, which isn't another one that is created under its name.</summary>
    private static string Belonging(Queue queue) => $"{queue.Arn} {queue.CreatedAt.UtcTicks}";
}
