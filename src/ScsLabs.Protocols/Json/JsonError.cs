using ScsLabs.Model;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Json;

/// <summary>Writes and reads the document of an error in the JSON protocols.</summary>
internal static class JsonError
{
    private static readonly Member Type = new("__type");
    private static readonly Member Message = new("message");
    private static readonly Member MessageToo = new("Message");

    /// <summary>Writes an error. A service that names the message differently has it among the error's details.</summary>
    /// <param name="error">The error.</param>
    /// <param name="type">The error's type, where the document has it.</param>
    public static ReadOnlyMemory<byte> Write(AwsException error, string? type = null) => JsonShapeWriter.Write(writer =>
    {
        writer.StartStructure();
        if (type is not null)
        {
            Put(Type, type);
        }

        if (error.Message.Length > 0 && error.Details.All(detail => detail.Key != MessageToo.Name))
        {
            Put(Message, error.Message);
        }

        foreach (var (name, value) in error.Details)
        {
            Put(new(name), value);
        }

        writer.EndStructure();

        void Put(Member member, string value)
        {
            writer.Member(member);
            writer.String(value);
        }
    });

    /// <summary>Reads an error.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="type">The error's type, where a header has it; else the document does.</param>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static AwsException Read(HttpAnswer answer, string? type = null)
    {
        var error = JsonShapeReader.Parse(answer.Document.Span);
        type ??= error.Member(Type)?.AsString() ?? "";

        // "com.amazonaws.ssm#ParameterNotFound", "ParameterNotFound" and "ParameterNotFound:http://internal.amazon.com/coral/" are the same error.
        var name = type.Split(':')[0];
        return new(name[(name.LastIndexOf('#') + 1)..], answer.Status, (error.Member(Message) ?? error.Member(MessageToo))?.AsString() ?? "");
    }
}
