namespace ScsLabs.Cli;

/// <summary>Addresses of emulators.</summary>
internal static class Endpoints
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="LearnerException">It is none of HTTP.</exception>
    public static Uri Of(string source, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && (endpoint.Scheme is "http" or "https") ? endpoint : throw new LearnerException(Texts.NoAddress.With(source, text));
}
