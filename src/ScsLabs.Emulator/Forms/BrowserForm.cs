using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;
using ScsLabs.Protocols.Uploads;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator.Forms;

/// <summary>A form that a browser sends to upload a file: the fields come first, then the file.</summary>
/// <remarks>
/// It is handled as the request that would upload the file otherwise, whose headers are the fields.
/// Source: S3 API Reference, RESTObjectPOST and sigv4-post-example.
/// </remarks>
internal sealed class BrowserForm
{
    private const string Redirect = "success_action_redirect";
    private const string Status = "success_action_status";

    /// <summary>The most characters of a key, before the file's name is filled in.</summary>
    private const int MaxKey = 1024;

    private readonly Dictionary<string, string> fields;
    private readonly string bucket;

    private BrowserForm(Dictionary<string, string> fields, string bucket, Stream file)
    {
        this.fields = fields;
        this.bucket = bucket;
        File = file;
    }

    /// <summary>The file's bytes, which nobody has read yet.</summary>
    public Stream File { get; }

    /// <summary>The signature's claim; null for an unsigned form.</summary>
    public SignedRequest? Signed { get; private init; }

    /// <summary>The policy; null for an unsigned form.</summary>
    public PostPolicy? Policy { get; private init; }

    /// <summary>The request that uploads the file. It has no body yet.</summary>
    public required HttpCall Upload { get; init; }

    /// <summary>Whether a request has such a form.</summary>
    public static bool Is(HttpCall request) => request.Method == "POST" && request.HasMediaType("multipart/form-data");

    /// <summary>Reads a form up to its file.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bucket">The bucket that it names.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="AwsException">The form isn't complete or isn't well formed.</exception>
    /// <exception cref="SignatureException">The signature's fields aren't well formed.</exception>
    public static async Task<BrowserForm> ReadAsync(HttpCall request, string bucket, Stream body, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.Headers["Content-Type"], out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        var (fields, file, fileName) = await FormFieldsReader.ReadAsync(boundary, body, cancellationToken).ConfigureAwait(false);
        if (!fields.TryGetValue("key", out var key))
        {
            throw FormErrors.MissingField("key");
        }

        fields["key"] = key = KeyOf(key, fileName);
        fields["bucket"] = bucket;
        var upload = FormRequest.Of(request, bucket, key, fields);
        var signed = SignedOf(fields, request);
        return new(fields, bucket, file) { Upload = upload, Signed = signed, Policy = signed is null ? null : PostPolicy.Parse(fields["policy"]) };
    }

    /// <summary>Throws unless the policy, whose signature was verified, allows the fields.</summary>
    /// <param name="now">The wall-clock time.</param>
    /// <exception cref="AwsException">AccessDenied.</exception>
    public void Check(DateTimeOffset now) => Policy?.Check(fields, now);

    /// <summary>Throws unless the file is as long as the policy wants.</summary>
    /// <exception cref="AwsException">EntityTooSmall.</exception>
    public void CheckLength(long length)
    {
        if (length < Policy?.MinLength)
        {
            throw FormErrors.TooSmall(length, Policy.MinLength);
        }
    }

    /// <summary>The answer to the form, from the upload's: where the form says so with an address to go to, or with the object's.</summary>
    public HttpAnswer AnswerFrom(HttpAnswer upload)
    {
        var tag = upload.Headers.First(static header => header.Key == "ETag").Value;
        var key = fields["key"];
        var location = $"{(Upload.IsSecure ? "https" : "http")}://{Upload.Headers["Host"]}{Upload.RawPath}";
        if (fields.TryGetValue(Redirect, out var address) && Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https")
        {
            var back = QueryHelpers.AddQueryString(target.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal) { ["bucket"] = bucket, ["key"] = key, ["etag"] = tag });
            return upload with { Status = 303, Headers = [.. upload.Headers, new("Location", back)] };
        }

        IReadOnlyList<KeyValuePair<string, string>> headers = [.. upload.Headers, new("Location", location)];
        return fields.GetValueOrDefault(Status) switch
        {
            "200" => upload with { Headers = headers },
            "201" => FormRequest.Created(upload with { Headers = headers }, location, bucket, key, tag),
            _ => upload with { Status = 204, Headers = headers },
        };
    }

    /// <summary>Fills the file's name into a key. Both are bounded first: a thousand long names in one key would take far more memory than the request has bytes.</summary>
    /// <exception cref="AwsException">KeyTooLongError.</exception>
    private static string KeyOf(string key, string fileName)
    {
        const string Placeholder = "${filename}";
        var longest = key.Contains(Placeholder, StringComparison.Ordinal) ? Math.Max(key.Length, fileName.Length) : key.Length;
        return longest <= MaxKey ? key.Replace(Placeholder, fileName, StringComparison.Ordinal) : throw S3Errors.KeyTooLong(longest);
    }

    /// <summary>Reads the claim; null where the form has no policy.</summary>
    private static SignedRequest? SignedOf(Dictionary<string, string> fields, HttpCall request)
    {
        if (fields.ContainsKey("AWSAccessKeyId"))
        {
            throw SignatureException.OldVersion();
        }

        if (!fields.ContainsKey("policy") && !fields.ContainsKey("x-amz-signature"))
        {
            return null;
        }

        foreach (var field in (ReadOnlySpan<string>)["policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"])
        {
            if (!fields.ContainsKey(field))
            {
                throw FormErrors.MissingField(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(field));
            }
        }

        return SignedRequest.OfPolicy(request, fields["policy"], fields["x-amz-algorithm"], fields["x-amz-credential"], fields["x-amz-date"], fields["x-amz-signature"], fields.GetValueOrDefault("x-amz-security-token"));
    }
}
