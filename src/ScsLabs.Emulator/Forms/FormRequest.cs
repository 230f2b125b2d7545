using System.Buffers;
using System.Xml;
using System.Xml.Linq;
using ScsLabs.Protocols;

namespace ScsLabs.Emulator.Forms;

/// <summary>Writes a form as the request that would upload the file otherwise.</summary>
internal static class FormRequest
{
    private static readonly string[] Headers = ["Cache-Control", "Content-Type", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    /// <summary>The fields of the signature, and headers that say how a body is sent, which a form's file isn't.</summary>
    private static readonly string[] NoHeaders =
    [
        "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature", "x-amz-security-token", "x-amz-content-sha256", "x-amz-decoded-content-length", "x-amz-trailer", "x-amz-sdk-checksum-algorithm",
    ];

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!#$%&'*+^`|~");

    /// <summary>Creates the request: a PUT of the key, with the fields as headers. Of the form's own headers those stay that tell who sends it.</summary>
    public static HttpCall Of(HttpCall form, string bucket, string key, IReadOnlyDictionary<string, string> fields)
    {
        var lines = new List<KeyValuePair<string, string>>();
        foreach (var name in (ReadOnlySpan<string>)["Host", "Origin", "User-Agent", "Referer"])
        {
            if (form.Headers[name] is { } value)
            {
                lines.Add(new(name, value));
            }
        }

        foreach (var (name, value) in fields)
        {
            if (HeaderOf(name, value) is { } header)
            {
                RequireHeader(header, name);
                lines.Add(header);
            }
        }

        // The bucket is in the form's path, unless the host names it.
        var path = form.RawPath.Trim('/').Length == 0 ? "" : $"/{Uri.EscapeDataString(bucket)}";
        return form with { Method = "PUT", RawPath = $"{path}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}", RawQuery = "", Headers = new(lines) };
    }

    /// <summary>The answer that describes the object.</summary>
    public static HttpAnswer Created(HttpAnswer upload, string location, string bucket, string key, string tag)
    {
        var document = new XElement("PostResponse", new XElement("Location", location), new XElement("Bucket", bucket), new XElement("Key", key), new XElement("ETag", tag));
        return upload with
        {
            Status = 201,
            Headers = [.. upload.Headers.Where(static header => header.Key != "Content-Type"), new("Content-Type", "application/xml")],
            Document = System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}"),
        };
    }

    /// <summary>Throws unless a header can have the name and the value: a field can contain what no header does, such as line ends.</summary>
    private static void RequireHeader(KeyValuePair<string, string> header, string field)
    {
        if (header.Key.AsSpan().ContainsAnyExcept(NameCharacters) || header.Value.Any(static character => char.IsControl(character) && character != '\t'))
        {
            throw FormErrors.NoHeader(field, header.Value);
        }
    }

    private static KeyValuePair<string, string>? HeaderOf(string field, string value) =>
        field.Equals("acl", StringComparison.OrdinalIgnoreCase) ? new("x-amz-acl", value)
        : field.Equals("tagging", StringComparison.OrdinalIgnoreCase) ? new("x-amz-tagging", TagsIn(value))
        : Headers.Contains(field, StringComparer.OrdinalIgnoreCase) ? new(field, value)
        : field.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !NoHeaders.Contains(field, StringComparer.OrdinalIgnoreCase) ? new(field.ToLowerInvariant(), value)
        : null;

    /// <summary>The tags of a document, in the header's form.</summary>
    private static string TagsIn(string document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document));
            var tags = XElement.Load(reader).Descendants().Where(static element => element.Name.LocalName == "Tag");
            return string.Join('&', tags.Select(static tag => $"{Uri.EscapeDataString(Of(tag, "Key"))}={Uri.EscapeDataString(Of(tag, "Value"))}"));
        }
        catch (XmlException)
        {
            throw FormErrors.Tagging();
        }

        static string Of(XElement tag, string name) => tag.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? throw FormErrors.Tagging();
    }
}
