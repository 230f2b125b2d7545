namespace ScsLabs.Events.Json;

/// <summary>A text isn't the JSON that is wanted there.</summary>
/// <param name="reason">What is wrong, in AWS's words, without the place.</param>
/// <param name="at">The place: how many characters of the text have been read.</param>
internal sealed class JsonTextException(string reason, int at) : FormatException(reason)
{
    public int At => at;
}
