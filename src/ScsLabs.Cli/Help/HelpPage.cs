using System.CommandLine;
using System.CommandLine.Invocation;

namespace ScsLabs.Cli.Help;

/// <summary>The help of a command, in the user's language. System.CommandLine's own has no complete Japanese, and breaks lines at spaces alone.</summary>
internal sealed class HelpPage(Screen screen) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        Show(parseResult.CommandResult.Command);
        return ExitCode.Green;
    }

    /// <summary>Shows a command's purpose and usage, and its arguments, options and commands.</summary>
    public void Show(Command command)
    {
        var above = Above(command).ToList();
        screen.Line(Texts.Description.ToString());
        screen.Line(command.Description ?? "", indent: 2);
        screen.Line();
        screen.Line(Texts.Usage.ToString());
        string?[] usage = [.. above.Append(command).Select(NameOf), .. command.Arguments.Select(Usage), command.Subcommands.Count > 0 ? Texts.UsageCommand.ToString() : null, Texts.UsageOptions.ToString()];
        screen.Line(string.Join(' ', usage.OfType<string>()), indent: 2);

        List(Texts.Arguments, command.Arguments.Select(argument => ($"<{argument.Name}>", Told(argument, argument.HasDefaultValue ? argument.GetDefaultValue() : null))));
        List(Texts.Options, command.Options.Concat(above.SelectMany(one => one.Options).Where(option => option.Recursive)).Select(option => (Label(option), Told(option, option.HasDefaultValue ? option.GetDefaultValue() : null))));
        List(Texts.Commands, command.Subcommands.Select(one => (string.Join(' ', one.Arguments.Select(Usage).Prepend(string.Join(", ", one.Aliases.Prepend(one.Name)))), one.Description ?? "")));
    }

    /// <summary>The commands that a command belongs to, from the program on.</summary>
    private static IEnumerable<Command> Above(Command command) => command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Append(parent));

    private static string NameOf(Command command) => command is RootCommand ? "scslabs" : command.Name;

    private static string Usage(Argument argument) => argument.Arity.MinimumNumberOfValues > 0 ? $"<{argument.Name}>" : $"[<{argument.Name}>]";

    private static string Label(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias[0] != '/').Append(option.Name).OrderBy(alias => alias.Length).ThenBy(alias => alias, StringComparer.Ordinal)) + (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : $" <{option.HelpName ?? option.Name.TrimStart('-')}>");

    private static string Told(Symbol symbol, object? value) => $"{symbol.Description}{(value is null or "" or false ? "" : $" {Texts.DefaultIs.With(value)}")}";

    private void List(Text title, IEnumerable<(string Name, string Told)> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            return;
        }

        screen.Line();
        screen.Line(title.ToString());
        var widest = all.Max(static item => LineBreaker.Cells(item.Name));
        foreach (var (name, told) in all)
        {
            screen.Named(name, widest, told);
        }
    }
}
