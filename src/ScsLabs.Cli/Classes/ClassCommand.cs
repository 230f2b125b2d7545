using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ScsLabs.Cli.Help;
using ScsLabs.Emulator;
using Spectre.Console;

namespace ScsLabs.Cli.Classes;

/// <summary><c>scslabs class</c>: writes what a class needs: seats with their secrets, a sheet to print, manifests, and the tasks for CTFd.</summary>
internal sealed class ClassCommand(Course course, Screen screen)
{
    public static Command Command()
    {
        var seats = new Option<int>("--seats") { CustomParser = SeatsOf, Description = Texts.SeatsHelp.ToString(), Required = true };
        var host = new Option<string>("--address") { Description = Texts.AddressHelp.ToString(), DefaultValueFactory = static _ => "127.0.0.1" };
        var port = new Option<int>("--port") { CustomParser = WholeNumber.Read, Description = Texts.FirstPortHelp.ToString(), DefaultValueFactory = static _ => 4601 };
        var folder = new Option<DirectoryInfo>("--out") { Description = Texts.ClassOutHelp.ToString(), DefaultValueFactory = static _ => new("class") };
        var image = new Option<string>("--image") { Description = Texts.ClassImageHelp.ToString(), DefaultValueFactory = static _ => "scslabs/scslabs:local" };
        var command = new Command("class", Texts.ClassHelp.ToString()) { seats, host, port, folder, image, BoardCommand.Command() };
        command.SetAction((arguments, cancel) => new ClassCommand(Course.Find(Directory.GetCurrentDirectory()), new(AnsiConsole.Console))
            .RunAsync(arguments.GetValue(seats), arguments.GetValue(host)!, arguments.GetValue(port), arguments.GetValue(folder)!, arguments.GetValue(image)!, cancel));
        return command;
    }

    private static int SeatsOf(ArgumentResult result)
    {
        if (WholeNumber.TryRead(result, out var seats) && seats is not (>= 1 and <= Seat.Most))
        {
            result.AddError(Texts.SeatsBounds.With(Seat.Most));
        }

        return seats;
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Writes the files.</summary>
    public async Task<int> RunAsync(int seats, string host, int port, DirectoryInfo folder, string image, CancellationToken cancellationToken)
    {
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || port is < 1 or > ushort.MaxValue || port + seats - 1 > ushort.MaxValue)
        {
            throw new LearnerException(Texts.NoSuchPorts.With(host, port, port + seats - 1));
        }

        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw new LearnerException(Texts.FolderInUse.With(folder.FullName));
        }

        var room = ClassRoom.Of(RandomNumberGenerator.GetHexString(40, lowercase: true), host, port, seats);
        await WriteSecretAsync(ClassRoom.FileName, JsonSerializer.Serialize(room, ClassJson.Default.ClassRoom)).ConfigureAwait(false);
        await WriteSecretAsync("sheet.html", ClassSheet.Of(room)).ConfigureAwait(false);
        await WriteSecretAsync("ctfd.csv", CtfdExport.Of(course, room)).ConfigureAwait(false);
        foreach (var seat in room.Seats)
        {
            await WriteSecretAsync($"seats/seat-{seat.Number:00}.env", seat.Environment).ConfigureAwait(false);
        }

        foreach (var (name, text) in ClassManifests.Of(room, image, port))
        {
            await WriteSecretAsync(name, text).ConfigureAwait(false);
        }

        screen.Line(Texts.ClassWritten.With(seats, folder.FullName));
        // Commands stand alone on lines that aren't broken, to be copied.
        screen.Line(Texts.ClassServe.ToString());
        screen.Code($"  set -a; . \"{folder.FullName}/{ClassRoom.EnvironmentFile}\"; set +a; make serve PORT={port} ARGS=\"{(IsLoopback(host) ? "" : "--host 0.0.0.0 ")}--seats {seats}\"");
        screen.Line(Texts.ClassBoard.ToString());
        screen.Code($"  labs/scslabs.sh class board \"{folder.FullName}/{ClassRoom.FileName}\"");
        return ExitCode.Green;

        Task WriteSecretAsync(string name, string text) => SecretFile.CreateAsync(Path.Combine(folder.FullName, name), text, cancellationToken);
    }
}
