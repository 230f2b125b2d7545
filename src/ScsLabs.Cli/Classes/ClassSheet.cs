using System.Text;
using ScsLabs.Cli.Reporting;

namespace ScsLabs.Cli.Classes;

/// <summary>The sheet to print: a card for each seat, to be cut apart.</summary>
internal static class ClassSheet
{
    private const string Style =
        """
        :root { color-scheme: light; font: 14px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        section { border: 1px solid #8a939e; border-radius: 8px; padding: 1rem 1.5rem; margin: 0 0 1.5rem; break-inside: avoid; }
        h2 { margin: 0 0 .5rem; font-size: 1.3rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
        dt { color: #4b5563; } dd { margin: 0; overflow-wrap: anywhere; }
        code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { white-space: pre-wrap; background: #f3f4f6; padding: .75rem; border-radius: 6px; }
        @media print { body { margin: 0; } pre { background: none; border: 1px solid #d1d5db; } }
        """;

    public static string Of(ClassRoom room)
    {
        var html = new StringBuilder();
        foreach (var seat in room.Seats)
        {
            html.Append($"""
                <section>
                <h2>{Html.Escape(Texts.SeatOf.With(seat.Number))}</h2>
                <dl>
                <dt>{Html.Escape(Texts.YourAws.ToString())}</dt><dd><code>{Html.Escape(seat.Endpoint)}</code></dd>
                <dt>{Html.Escape(Texts.YourAccounts.ToString())}</dt><dd><code>111111111111</code> <code>222222222222</code> <code>333333333333</code></dd>
                <dt>{Html.Escape(Texts.YourCode.ToString())}</dt><dd><code>{Html.Escape(seat.Code)}</code></dd>
                </dl>
                <p>{Html.Escape(Texts.SheetSteps.ToString())}</p>
                <pre>labs/scslabs.sh join {Html.Escape(seat.Endpoint)} {Html.Escape(seat.Code)}
                . .scslabs/seat.env
                make list
                make learn N=06</pre>
                </section>

                """);
        }

        return ClassPage.Of("ScsLabs", Style, html.ToString());
    }
}
