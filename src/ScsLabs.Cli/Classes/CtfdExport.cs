using System.Text;
using System.Text.Json;
using ScsLabs.Emulator;

namespace ScsLabs.Cli.Classes;

/// <summary>The tasks as challenges of CTFd, in the form of its CSV import.</summary>
/// <remarks>Source: CTFd 3.7, import of challenges as CSV. Hints are JSON there, because else they end at their commas.</remarks>
internal static class CtfdExport
{
    private const int Points = 100;
    private const int HintCost = 10;

    public static string Of(Course course, ClassRoom room)
    {
        var flags = new Seat(room.Secret, 1);
        var csv = new StringBuilder("name,description,category,value,type,state,max_attempts,flags,tags,hints\r\n");
        foreach (var lab in course.Labs)
        {
            var readme = LabReadme.Of(lab);
            foreach (var task in readme.Tasks)
            {
                string[] cells =
                [
                    $"{lab.Number}.{task.Number} {task.Title}",
                    task.Text.TrimStart(' ', ',', '、'),
                    lab.Title,
                    $"{Points}",
                    "standard",
                    "visible",
                    "0",
                    flags.FlagOf(lab.Name, task.Number),
                    lab.Manifest.Domains?.Blog ?? "",
                    JsonSerializer.Serialize([.. readme.Hints.GetValueOrDefault(task.Number, []).Select(hint => new CtfdHint(hint, HintCost))], ClassJson.Default.ListCtfdHint),
                ];
                csv.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
            }
        }

        return csv.ToString();
    }

    /// <summary>A cell of CSV (RFC 4180).</summary>
    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>A hint as CTFd imports it.</summary>
internal sealed record CtfdHint(string Content, int Cost);
