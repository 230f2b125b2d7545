using System.Text.Json;
using Spectre.Console;

namespace ScsLabs.Cli;

/// <summary>Where commands write: a terminal with colours, or plain lines.</summary>
internal sealed class Screen
{
    public static readonly Style Green = new(Color.Green), Red = new(Color.Red), Yellow = new(Color.Yellow), Dim = new(decoration: Decoration.Dim), Bold = new(decoration: Decoration.Bold), Plain = Style.Plain;

    private readonly IAnsiConsole console;

    public Screen(IAnsiConsole console)
    {
        this.console = console;
        if (!IsTerminal)
        {
            // Whoever reads a pipe breaks lines as they like.
            console.Profile.Width = 1000;
        }
    }

    /// <summary>Standard error, where problems are told and JSON isn't disturbed.</summary>
    public static Screen OfErrors() => new(AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>Whether somebody looks at it: what was written can be cleared.</summary>
    public bool IsTerminal => console.Profile.Out.IsTerminal;

    /// <summary>Whether no line is left for a table's less important columns.</summary>
    public bool IsNarrow => console.Profile.Width < 90;

    /// <summary>Writes a paragraph; its lines are broken between words, and indented.</summary>
    public void Line(string text = "", Style? style = null, int indent = 0)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0)
            {
                console.WriteLine();
                continue;
            }

            var own = line.Length - line.TrimStart().Length;
            Write(new Prose(line.TrimStart(), style, new(' ', indent + own)));
            console.WriteLine();
        }
    }

    /// <summary>Writes a name, and beside it what is told of it; on a narrow terminal below it.</summary>
    /// <param name="name">The name, which begins after two spaces.</param>
    /// <param name="width">The cells that the longest of the names takes.</param>
    /// <param name="told">What is told.</param>
    /// <param name="style">The style of both.</param>
    public void Named(string name, int width, string told, Style? style = null)
    {
        const int Least = 24;
        var beside = $"  {name}{new string(' ', Math.Max(0, width - LineBreaker.Cells(name)))}  ";
        if (console.Profile.Width - LineBreaker.Cells(beside) >= Least)
        {
            Write(new Prose(told, style, beside));
            console.WriteLine();
        }
        else
        {
            Line(name, style, indent: 2);
            Line(told, style, indent: 6);
        }
    }

    /// <summary>Writes a line of code.</summary>
    public void Code(string line, Style style) => console.WriteLine(line, style);

    /// <summary>Writes a line to be copied, which the terminal alone may break.</summary>
    public void Code(string line) => console.Profile.Out.Writer.WriteLine(line);

    /// <summary>Writes a heading, with an empty line before it.</summary>
    public void Heading(string text)
    {
        Line();
        Line(text, Bold);
    }

    /// <summary>Writes what Spectre draws.</summary>
    public void Write(Spectre.Console.Rendering.IRenderable drawn) => console.Write(drawn);

    /// <summary>Writes JSON, on one line without colours.</summary>
    public void Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        console.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(value, type));
        console.Profile.Out.Writer.Flush();
    }

    /// <summary>Begins with an empty terminal; elsewhere with an empty line.</summary>
    public void Clear()
    {
        if (IsTerminal)
        {
            console.Clear();
        }
        else
        {
            Line();
        }
    }
}
