using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScsLabs.Services.CloudTrail;

/// <summary>Writes an event as CloudTrail does.</summary>
/// <remarks>Source: CloudTrail User Guide, "CloudTrail record contents".</remarks>
internal static class EventJson
{
    private const string Version = "1.11";
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An event as the account that gets it sees it.</summary>
    public static string Of(CallEvent happened, AccountId recipient)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(json, happened, recipient);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The event's id: one that follows from the call's, and is as hard to guess.</summary>
    public static string IdOf(CallEvent happened, AccountId recipient) => Uuid($"event/{recipient}/{happened.RequestId}");

    /// <summary>A time as events have it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The error's code as events have it.</summary>
    /// <remarks>EC2 says who is at fault. What other services call AccessDenied or AccessDeniedException is AccessDenied.</remarks>
    public static string CodeOf(CallEvent happened)
    {
        const string Denied = "AccessDenied";
        var code = happened.ErrorCode!;
        return happened.Operation.Api.Protocol is WireProtocol.Ec2Query ? (code is "InternalError" or "NotImplemented" ? "Server." : "Client.") + code
            : code is Denied or Denied + "Exception" ? Denied
            : code + happened.Rules.ErrorSuffix;
    }

    private static void Write(Utf8JsonWriter json, CallEvent happened, AccountId recipient)
    {
        var (caller, operation) = (happened.Caller, happened.Operation);
        json.WriteStartObject();
        json.WriteString("eventVersion", Version);
        EventIdentity.Write(json, happened, recipient);
        json.WriteString("eventTime", Time(happened.At));
        json.WriteString("eventSource", happened.Source);
        json.WriteString("eventName", happened.Name);
        json.WriteString("awsRegion", happened.Region);
        var service = EventIdentity.InvokedBy(caller);
        json.WriteString("sourceIPAddress", service ?? Address(caller));
        json.WriteString("userAgent", service ?? caller.UserAgent);
        if (happened.ErrorCode is not null)
        {
            json.WriteString("errorCode", CodeOf(happened));
            json.WriteString("errorMessage", happened.ErrorMessage);
        }

        EventFields.Write(json, "requestParameters", happened.Parameters, operation.Api, hides: true);
        EventFields.Write(json, "responseElements", happened.DataType is not null && happened.IsReadOnly ? null : happened.Result, operation.Api, hides: false);
        if (happened.Rules.TellsSignature && caller.Signature is { } signature)
        {
            json.WriteStartObject("additionalEventData");
            json.WriteString("SignatureVersion", "SigV4");
            json.WriteString("AuthenticationMethod", signature.IsPresigned ? "QueryString" : "AuthHeader");
            json.WriteEndObject();
        }

        json.WriteString("requestID", happened.RequestId);
        json.WriteString("eventID", IdOf(happened, recipient));
        json.WriteBoolean("readOnly", happened.IsReadOnly);
        EventResources.Write(json, happened);
        json.WriteString("eventType", "AwsApiCall");
        json.WriteBoolean("managementEvent", happened.DataType is null);
        json.WriteString("recipientAccountId", recipient.ToString());
        if (happened.Owner is not null)
        {
            json.WriteString("sharedEventID", Uuid($"shared/{happened.RequestId}"));
        }

        json.WriteString("eventCategory", happened.DataType is null ? "Management" : "Data");
        if (caller.TlsVersion is { } tls)
        {
            json.WriteStartObject("tlsDetails");
            json.WriteString("tlsVersion", $"TLSv{tls}");
            if (caller.Endpoint is { } endpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
            {
                json.WriteString("clientProvidedHostHeader", uri.Authority);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string? Address(Caller caller) => caller.SourceIp is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : caller.SourceIp?.ToString();

    private static string Uuid(string of) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16), bigEndian: true).ToString();
}
