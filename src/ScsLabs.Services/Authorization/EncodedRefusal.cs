using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ScsLabs.Services;

/// <summary>Encodes the details of a refusal, so that only callers with <c>sts:DecodeAuthorizationMessage</c> can read them.</summary>
/// <remarks>
/// The message is encrypted and authenticated with a key of this process, and opens for the caller's account only.
/// Source: STS API Reference, DecodeAuthorizationMessage.
/// </remarks>
internal static class EncodedRefusal
{
    private const int MostDecoded = 256 * 1024;

    /// <summary>The maximum number of characters of condition keys and values that are encoded; a request with more is told without them, because the encoding is done while others wait.</summary>
    private const int MostCharacters = 16 * 1024;

    /// <summary>The maximum length of an encoded message, which is the longest that STS takes.</summary>
    private const int MostEncoded = 10240;

    private static readonly TokenSeal Sealed = new();

    /// <summary>Encodes a refusal.</summary>
    public static string Encode(AccountId account, AccessRequest request, Decision decision)
    {
        var whole = Seal(account, Write(request, decision, withConditions: request.Context.Characters <= MostCharacters));
        return whole.Length <= MostEncoded ? whole : Seal(account, Write(request, decision, withConditions: false));
    }

    /// <summary>Decodes a refusal; null where the message isn't one of this account's.</summary>
    public static string? Decode(AccountId account, string message)
    {
        if (!Base64Url.IsValid(message) || Sealed.Open(Base64Url.DecodeFromChars(message), account.ToString()) is not { } packed)
        {
            return null;
        }

        var text = new byte[MostDecoded];
        return BrotliDecoder.TryDecompress(packed, text, out var length) ? Encoding.UTF8.GetString(text.AsSpan(0, length)) : null;
    }

    private static string Seal(AccountId account, ReadOnlySpan<byte> text)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(text.Length)];
        BrotliEncoder.TryCompress(text, packed, out var length, quality: 5, window: 18);
        return Base64Url.EncodeToString(Sealed.Seal(packed.AsSpan(0, length), account.ToString()));
    }

    private static ReadOnlySpan<byte> Write(AccessRequest request, Decision decision, bool withConditions)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("allowed", false);
            json.WriteBoolean("explicitDeny", decision.Outcome == Outcome.ExplicitlyDenied);
            json.WriteStartObject("matchedStatements");
            json.WriteStartArray("items");
            if (decision is { Statement.Sid: { } sid, Policy: { } policy })
            {
                json.WriteStartObject();
                json.WriteString("statementId", sid);
                json.WriteString("sourcePolicyId", policy.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("failures");
            json.WriteStartArray("items");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("context");
            json.WriteStartObject("principal");
            json.WriteString("id", request.Principal.UniqueId);
            json.WriteString("arn", request.Principal.Name);
            json.WriteEndObject();
            json.WriteString("action", request.Action);
            json.WriteString("resource", request.Resource);
            json.WriteStartObject("conditions");
            json.WriteStartArray("items");
            foreach (var (key, values) in withConditions ? request.Context : [])
            {
                json.WriteStartObject();
                json.WriteString("key", key);
                json.WriteStartObject("values");
                json.WriteStartArray("items");
                foreach (var value in values)
                {
                    json.WriteStartObject();
                    json.WriteString("value", value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }
}
