namespace ScsLabs.Protocols.Text;

/// <summary>Cuts text of a request for an error message: at most 128 characters.</summary>
internal static class Excerpt
{
    private const int MaxLength = 128;

    public static string Of(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
