using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ScsLabs.Emulator.Forms;

/// <summary>Reads the fields of a form up to its file.</summary>
internal static class FormFieldsReader
{
    /// <summary>The most that all fields before the file may take, in bytes. Source: S3 API Reference, "Error responses", MaxPostPreDataLengthExceeded.</summary>
    private const int MaxFields = 20_000;

    /// <summary>The most characters of a boundary (RFC 2046, 5.1.1).</summary>
    private const int MaxBoundary = 70;

    /// <summary>Reads the fields, by names that ignore case.</summary>
    /// <exception cref="AwsException">MalformedPOSTRequest, MaxPostPreDataLengthExceededError, InvalidArgument where there is no file.</exception>
    public static async Task<(Dictionary<string, string> Fields, Stream File, string FileName)> ReadAsync(string boundary, Stream body, CancellationToken cancellationToken)
    {
        if (boundary.Length is 0 or > MaxBoundary)
        {
            throw FormErrors.Malformed();
        }

        var reader = new MultipartReader(boundary, body);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var left = MaxFields;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).ToString() is not { Length: > 0 } name)
                {
                    throw FormErrors.Malformed();
                }

                if (name.Equals("file", StringComparison.OrdinalIgnoreCase))
                {
                    var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                    return (fields, section.Body, given.ToString().Split('/', '\\')[^1]);
                }

                var value = await TextAsync(section.Body, left - name.Length, cancellationToken).ConfigureAwait(false);
                left -= name.Length + value.Length;
                if (!fields.TryAdd(name, Encoding.UTF8.GetString(value)))
                {
                    throw FormErrors.Repeated(name);
                }
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            throw FormErrors.Malformed();
        }

        throw FormErrors.NoFile();
    }

    private static async Task<byte[]> TextAsync(Stream section, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Max(most, 0) + 1];
        var length = await section.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return length <= most ? buffer[..length] : throw FormErrors.TooLong();
    }
}
