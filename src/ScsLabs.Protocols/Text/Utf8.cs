using System.Text;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>Decodes bytes that must be UTF-8.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes the bytes.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new WireFormatException("The text is not valid UTF-8.");
        }
    }
}
