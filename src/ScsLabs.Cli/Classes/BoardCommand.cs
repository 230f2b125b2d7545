using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace ScsLabs.Cli.Classes;

/// <summary><c>scslabs class board</c>: collects the results of all seats, again and again, into a page and a file.</summary>
internal sealed class BoardCommand(Course course, Screen screen, HttpMessageHandler http, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static Command Command()
    {
        var file = new Argument<FileInfo>("class") { Description = Texts.ClassFileHelp.ToString() };
        var once = new Option<bool>("--once") { Description = Texts.OnceHelp.ToString() };
        var command = new Command("board", Texts.BoardHelp.ToString()) { file, once };
        command.SetAction(async (arguments, cancel) =>
        {
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
            var board = new BoardCommand(Course.Find(Directory.GetCurrentDirectory()), new(AnsiConsole.Console), handler, TimeProvider.System);
            return await board.RunAsync(arguments.GetValue(file)!, arguments.GetValue(once), cancel).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Collects once, or until it is cancelled.</summary>
    public async Task<int> RunAsync(FileInfo file, bool once, CancellationToken cancellationToken)
    {
        var room = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
        var (page, results) = (Path.Combine(file.DirectoryName!, "scoreboard.html"), Path.Combine(file.DirectoryName!, "results.json"));
        if (!once)
        {
            screen.Line(Texts.BoardRuns.ToString(), Screen.Dim);
        }

        try
        {
            while (true)
            {
                var seats = await Task.WhenAll(room.Seats.Select(seat => AskAsync(seat, cancellationToken))).ConfigureAwait(false);
                await File.WriteAllTextAsync(results, JsonSerializer.Serialize([.. seats], ClassJson.Default.ListSeatBoard), cancellationToken).ConfigureAwait(false);
                await File.WriteAllTextAsync(page, Scoreboard.Of(course.Labs, seats, time.GetUtcNow(), Every), cancellationToken).ConfigureAwait(false);
                screen.Line(Texts.BoardWritten.With(page, seats.Count(seat => seat.Labs.Count > 0), seats.Length));
                if (once)
                {
                    return ExitCode.Green;
                }

                await Task.Delay(Every, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Green;
        }
    }

    private static async Task<ClassRoom> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false), ClassJson.Default.ClassRoom) is { Version: ClassRoom.CurrentVersion } room
                ? room
                : throw new LearnerException(Texts.NoClassFile.With(file.FullName));
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            throw new LearnerException($"{Texts.NoClassFile.With(file.FullName)} {broken.Message}");
        }
    }

    private async Task<SeatBoard> AskAsync(ClassSeat seat, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new OperatorClient(new(seat.Endpoint), seat.ControlToken, http).SendAsync(HttpMethod.Get, "/_scslabs/results", null, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccess ? new(seat.Number, null, answer.Read(ClassJson.Default.DictionaryStringReportedLab) ?? []) : Unknown($"HTTP {(int)answer.Status}");
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            return Unknown(unreachable.Message);
        }

        SeatBoard Unknown(string problem) => new(seat.Number, problem, new Dictionary<string, ReportedLab>(StringComparer.Ordinal));
    }
}
