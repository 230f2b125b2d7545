using System.CommandLine;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace ScsLabs.Cli.Classes;

/// <summary><c>scslabs join</c>: fetches a seat's secrets from the class's emulator, so that a learner types the seat's code alone.</summary>
internal sealed partial class JoinCommand(Course course, Screen screen, HttpMessageHandler http)
{
    public static Command Command()
    {
        var address = new Argument<string>("address") { Description = Texts.JoinAddressHelp.ToString() };
        var code = new Argument<string>("code") { Description = Texts.JoinCodeHelp.ToString() };
        var command = new Command("join", Texts.JoinHelp.ToString()) { address, code };
        command.SetAction(async (arguments, cancel) =>
        {
            using var http = new SocketsHttpHandler { AllowAutoRedirect = false };
            return await new JoinCommand(Course.Find(Directory.GetCurrentDirectory()), new(AnsiConsole.Console), http).RunAsync(arguments.GetValue(address)!, arguments.GetValue(code)!, cancel).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Writes the file to source.</summary>
    /// <exception cref="LearnerException">The address or the code is wrong, or nobody answers.</exception>
    public async Task<int> RunAsync(string address, string code, CancellationToken cancellationToken)
    {
        // A shell reads these values, so nothing else may stand in them.
        var endpoint = Endpoints.Of("join", address).GetLeftPart(UriPartial.Authority);
        var token = code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (!Secret.IsMatch(token))
        {
            throw new LearnerException(Texts.NoCode.With(code));
        }

        var seat = await AskAsync(endpoint, token, cancellationToken).ConfigureAwait(false);
        var file = Path.Combine(course.StateFolder, "seat.env");
        Directory.CreateDirectory(course.StateFolder);
        File.Delete(file); // A file that is overwritten keeps who may read it.
        await SecretFile.CreateAsync(file, new ClassSeat(seat.Number, endpoint, seat.RootSecret, token).Environment, cancellationToken).ConfigureAwait(false);
        screen.Line(Texts.Joined.With(seat.Number));
        screen.Code($"  . {Path.GetRelativePath(Directory.GetCurrentDirectory(), file)}");
        return ExitCode.Green;
    }

    private async Task<SeatAnswer> AskAsync(string endpoint, string token, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new OperatorClient(new(endpoint), token, http).SendAsync(HttpMethod.Get, "/_scslabs/seat", null, cancellationToken).ConfigureAwait(false);
            return answer.Status == HttpStatusCode.Forbidden ? throw new LearnerException(Texts.OtherSeatsCode.With(endpoint))
                : answer.IsSuccess && answer.Read(ClassJson.Default.SeatAnswer) is { } seat && Secret.IsMatch(seat.RootSecret) ? seat
                : throw new LearnerException(Texts.NoSeatAt.With(endpoint, (int)answer.Status));
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            throw new LearnerException(Texts.NoSeatAt.With(endpoint, unreachable.Message));
        }
    }

    /// <summary>The form of a seat's secrets: 15 bytes in hex.</summary>
    [GeneratedRegex(@"^[0-9a-f]{30}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret { get; }
}

/// <summary>A seat as its emulator tells it.</summary>
/// <param name="Number">The number.</param>
/// <param name="RootSecret">The secret access key of the root users.</param>
internal sealed record SeatAnswer(int Number, string RootSecret);
