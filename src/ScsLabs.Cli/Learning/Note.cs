using Spectre.Console;

namespace ScsLabs.Cli.Learning;

/// <summary>A text that is told beside a command's own output, after it.</summary>
internal sealed record Note(string Text, Style Style);
