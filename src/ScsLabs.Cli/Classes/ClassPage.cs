using ScsLabs.Cli.Reporting;

namespace ScsLabs.Cli.Classes;

/// <summary>The frame of the pages of a class, which load nothing and run no script.</summary>
internal static class ClassPage
{
    /// <summary>Makes a page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="style">The style sheet.</param>
    /// <param name="content">The content of the page, as HTML.</param>
    /// <param name="refresh">The time after which a browser loads it again; null for never.</param>
    public static string Of(string title, string style, string content, TimeSpan? refresh = null) =>
        $"""
        <!doctype html>
        <html lang="{(Languages.Chosen == Language.Japanese ? "ja" : "en")}">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">{(refresh is { } every ? $"\n<meta http-equiv=\"refresh\" content=\"{every.TotalSeconds:0}\">" : "")}
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Html.Escape(title)}</title>
        <style>{style}</style>
        <body>
        <main>
        <h1>{Html.Escape(title)}</h1>
        {content}
        </main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
