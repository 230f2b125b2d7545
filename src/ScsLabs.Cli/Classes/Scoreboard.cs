using System.Text;
using ScsLabs.Cli.Reporting;

namespace ScsLabs.Cli.Classes;

/// <summary>A seat on the scoreboard.</summary>
/// <param name="Number">The seat's number.</param>
/// <param name="Problem">Why its emulator couldn't be asked; null where it was.</param>
/// <param name="Labs">What its learner reported, by the labs' names.</param>
internal sealed record SeatBoard(int Number, string? Problem, IReadOnlyDictionary<string, ReportedLab> Labs);

/// <summary>The page that shows who is where, and who is stuck.</summary>
internal static class Scoreboard
{
    /// <summary>The time at one task after which somebody may want help.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    private const string Style =
        """
        :root { color-scheme: light dark; --line: light-dark(#c9d1d9, #3d444d); --dim: light-dark(#57606a, #9198a1); --done: light-dark(#dafbe1, #12261e); --stuck: light-dark(#fff1e5, #341a00); font: 15px/1.5 system-ui, sans-serif; }
        body { margin: 1.5rem; } .wide { overflow-x: auto; } h1 { font-size: 1.4rem; }
        table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; white-space: nowrap; }
        td.done { background: var(--done); } td.stuck { background: var(--stuck); } small { display: block; color: var(--dim); }
        """;

    public static string Of(IReadOnlyList<Lab> labs, IReadOnlyList<SeatBoard> seats, DateTimeOffset now, TimeSpan every)
    {
        var html = new StringBuilder($"""
            <p>{Html.Escape(Texts.BoardAt.With(now))}</p>
            <div class="wide" tabindex="0" role="region" aria-label="{Html.Escape(Texts.BoardTitle.ToString())}">
            <table>
            <thead><tr><th scope="col">{Html.Escape(Texts.Seat.ToString())}</th>{string.Concat(labs.Select(lab => $"<th scope=\"col\" title=\"{Html.Escape(lab.Title)}\">{lab.Number}</th>"))}</tr></thead>
            <tbody>

            """);
        foreach (var seat in seats)
        {
            html.Append($"<tr><th scope=\"row\">{seat.Number}</th>");
            if (seat.Problem is { } problem)
            {
                html.Append($"<td colspan=\"{labs.Count}\">{Html.Escape(problem)}</td>");
            }
            else
            {
                foreach (var lab in labs)
                {
                    html.Append(Cell(seat.Labs.GetValueOrDefault(lab.Name), now));
                }
            }

            html.Append("</tr>\n");
        }

        return ClassPage.Of(Texts.BoardTitle.ToString(), Style, html.Append("</tbody>\n</table>\n</div>").ToString(), every);
    }

    private static string Cell(ReportedLab? lab, DateTimeOffset now)
    {
        if (lab is null)
        {
            return "<td></td>";
        }

        var (green, all) = (lab.Tasks.Count(task => task.IsGreen), lab.Tasks.Count);
        if (lab.Stuck is not { } stuck)
        {
            return $"<td class=\"{(green == all ? "done" : "")}\">{(green == all ? "✓ " : "")}{green}/{all}{Details(lab, null)}</td>";
        }

        var since = now - stuck.Since;
        return $"<td class=\"{(since >= Long ? "stuck" : "")}\">{green}/{all}{Details(lab, Texts.AtTask.With(stuck.Task, (int)since.TotalMinutes))}</td>";
    }

    private static string Details(ReportedLab lab, string? where)
    {
        string?[] parts = [where, lab.Hints > 0 ? Texts.HintsUsed.With(lab.Hints) : null, lab.Spoiled ? Texts.SpoiledShort.ToString() : null];
        return string.Concat(parts.OfType<string>().Select(part => $"<small>{Html.Escape(part)}</small>"));
    }
}
