using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs solution</c>: shows how the reference answer differs from the learner's, once that is green.</summary>
internal sealed class SolutionCommand(Desk desk)
{
    /// <summary>The number of unchanged lines shown around what differs.</summary>
    private const int Around = 2;

    public async Task<int> RunAsync(string? name, bool spoil, CancellationToken cancellationToken)
    {
        var lab = desk.LabOf(name);
        var solved = desk.ReadProgress().Of(lab).SolvedAt is not null;
        if (!solved && !spoil)
        {
            throw new LearnerException(Texts.OnlyAfterGreen.With(lab.Number, Invocation.Spoil(lab)));
        }

        if (!solved)
        {
            await desk.Progress.ChangeAsync(lab, begins: true, static known => known with { Spoiled = true }, cancellationToken).ConfigureAwait(false);
        }

        var yours = File.Exists(lab.Exercise) ? await File.ReadAllTextAsync(lab.Exercise, cancellationToken).ConfigureAwait(false) : "";
        var reference = await File.ReadAllTextAsync(lab.Solution, cancellationToken).ConfigureAwait(false);
        Show(InlineDiffBuilder.Diff(CodeOf(yours), CodeOf(reference).Replace("class Solution", "class Exercise", StringComparison.Ordinal), ignoreWhiteSpace: false).Lines);
        return ExitCode.Green;
    }

    /// <summary>A file without the lines that are comments alone, such as those that the exercise is delivered with.</summary>
    private static string CodeOf(string file) => string.Join('\n', file.ReplaceLineEndings("\n").Split('\n').Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private void Show(List<DiffPiece> lines)
    {
        if (lines.TrueForAll(line => line.Type == ChangeType.Unchanged))
        {
            desk.Screen.Line(Texts.SameAsSolution.ToString());
            return;
        }

        desk.Screen.Line(Texts.YoursAndReference.ToString(), Screen.Dim);
        var isCut = false;
        for (var number = 0; number < lines.Count; number++)
        {
            if (lines[number].Type == ChangeType.Unchanged && !Enumerable.Range(number - Around, (2 * Around) + 1).Any(near => near >= 0 && near < lines.Count && lines[near].Type != ChangeType.Unchanged))
            {
                isCut = true;
                continue;
            }

            if (isCut)
            {
                desk.Screen.Line("…", Screen.Dim);
                isCut = false;
            }

            var (sign, style) = lines[number].Type switch
            {
                ChangeType.Inserted => ('+', Screen.Green),
                ChangeType.Deleted => ('-', Screen.Red),
                _ => (' ', Screen.Plain),
            };
            desk.Screen.Code($"{sign} {lines[number].Text}", style);
        }
    }
}
