namespace ScsLabs.Protocols.Text;

/// <summary>What a refusal repeats of a request: 128 characters at most.</summary>
internal static class Excerpt
{
    private const int MaxLength = 128;

    public static string Of(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
