using System.CommandLine;
using System.Text;
using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli.Authoring;

/// <summary><c>scslabs new</c>: makes a lab that compiles, is red as exercise and green as solution, to be changed into one's own.</summary>
internal sealed class NewCommand(Course course, Screen screen, IPrograms programs)
{
    private const string Resources = "template/";

    public static Command Command()
    {
        var title = new Argument<string>("title") { Description = Texts.NewTitleHelp.ToString() };
        var command = new Command("new", Texts.NewHelp.ToString()) { title };
        command.SetAction((arguments, cancel) => new NewCommand(Course.Find(Directory.GetCurrentDirectory()), new(AnsiConsole.Console), new Programs(TimeProvider.System)).RunAsync(arguments.GetValue(title)!, cancel));
        return command;
    }

    /// <summary>Makes the lab.</summary>
    /// <exception cref="LearnerException">The title gives no name or another lab's, or the solution can't be changed.</exception>
    public async Task<int> RunAsync(string title, CancellationToken cancellationToken)
    {
        var word = string.Concat(title.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(part => string.Concat(part.Where(char.IsAsciiLetterOrDigit))).Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        if (word.Length is 0 or > 40 || char.IsAsciiDigit(word[0]) || title.Any(char.IsControl) || title.AsSpan().ContainsAny('"', '\\'))
        {
            throw new LearnerException(Texts.NoNameIn.With(title));
        }

        if (course.Labs.FirstOrDefault(lab => lab.Name.EndsWith($".{word}", StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            throw new LearnerException(Texts.NameTaken.With(title, Path.GetRelativePath(course.Root, same.Folder)));
        }

        var number = 1 + course.Labs.Select(lab => int.Parse(lab.Number, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        var name = $"Lab{number:00}.{word}";
        var folder = Directory.CreateDirectory(Path.Combine(course.Root, "labs", name)).FullName;
        var assembly = typeof(NewCommand).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(Resources, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            var file = resource[Resources.Length..] is "Lab.csproj" ? $"{name}.csproj" : resource[Resources.Length..];
            await File.WriteAllTextAsync(Path.Combine(folder, file), text.Replace("$NAME$", name, StringComparison.Ordinal).Replace("$NUMBER$", $"{number:00}", StringComparison.Ordinal).Replace("$TITLE$", title, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        }

        var added = await programs.RunAsync(new("dotnet", ["sln", "ScsLabs.sln", "add", Path.Combine("labs", name, $"{name}.csproj"), "--solution-folder", "labs"], course.Root), cancellationToken).ConfigureAwait(false);
        if (added.ExitCode != 0)
        {
            throw new LearnerException(added.Output.Trim());
        }

        screen.Line(Texts.LabMade.With(Path.GetRelativePath(course.Root, folder), $"{number:00}"));
        return ExitCode.Green;
    }
}
