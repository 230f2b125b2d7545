using System.Text.Json.Serialization;
using ScsLabs.Cli.Reporting;
using Spectre.Console;

namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs list</c>: lists the labs with the learner's progress.</summary>
internal sealed class ListCommand(Desk desk)
{
    /// <summary>Writes the list.</summary>
    public int Run(bool asJson)
    {
        var progress = desk.ReadProgress();
        var labs = desk.Course.Labs.Select(lab => ListedLab.Of(lab, progress.Of(lab), desk.Progress.LastOf(lab))).ToList();
        if (asJson)
        {
            desk.Screen.Json(labs, ListJson.Default.ListListedLab);
            return ExitCode.Green;
        }

        var table = new Table { Border = desk.Screen.IsTerminal ? TableBorder.Rounded : TableBorder.None };
        table.AddColumns(Texts.Number.ToString(), Texts.Title.ToString());
        if (!desk.Screen.IsNarrow)
        {
            table.AddColumns(Texts.Domain.ToString(), Texts.Minutes.ToString(), Texts.Difficulty.ToString());
        }

        table.AddColumn(Texts.State.ToString());
        foreach (var lab in labs)
        {
            string[] middle = desk.Screen.IsNarrow ? [] : [Words.DomainNamed(lab.Domain, Languages.Chosen), $"{lab.Minutes}", Words.Difficulty(lab.Difficulty, Languages.Chosen)];
            table.AddRow(new[] { lab.Number, lab.Title }.Concat(middle).Append(lab.Told).Select(cell => new Prose(cell, StyleOf(lab.State))));
        }

        desk.Screen.Write(table);
        return ExitCode.Green;
    }

    private static Style StyleOf(LabState state) => state switch { LabState.Done => Screen.Green, LabState.InProgress => Screen.Yellow, _ => Screen.Plain };
}

/// <summary>A lab as it is listed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its folder's name.</param>
/// <param name="Title">Its title, in the user's language.</param>
/// <param name="Domain">Its domain of the exam.</param>
/// <param name="Minutes">How long it takes, about.</param>
/// <param name="Difficulty">How difficult it is.</param>
/// <param name="State">Whether it is done.</param>
/// <param name="GreenTasks">The tasks that were green when it was checked last.</param>
/// <param name="Tasks">All tasks, where it was checked.</param>
/// <param name="Spoiled">Whether the reference answer was shown before it was done.</param>
internal sealed record ListedLab(string Number, string Name, string Title, string Domain, int Minutes, string Difficulty, LabState State, int GreenTasks, int Tasks, bool Spoiled)
{
    /// <summary>The state in words.</summary>
    [JsonIgnore]
    public string Told => State switch
    {
        LabState.Done => (Spoiled ? Texts.DoneSpoiled : Texts.Done).ToString(),
        LabState.InProgress => Texts.TasksDone.With(GreenTasks, Tasks),
        _ => Texts.Open.ToString(),
    };

    public static ListedLab Of(Lab lab, LabProgress progress, LabResults? last)
    {
        var tasks = last?.Tasks ?? [];
        var state = progress.SolvedAt is not null ? LabState.Done : last is not null ? LabState.InProgress : LabState.Open;
        return new(lab.Number, lab.Name, lab.Title, lab.Manifest.Domains?.Blog ?? "", lab.Manifest.Minutes ?? 0, lab.Manifest.Difficulty ?? "", state, tasks.Count(task => task.State is TaskState.Proven or TaskState.InPart), tasks.Count, progress.Spoiled);
    }
}

/// <summary>Whether a lab is done.</summary>
internal enum LabState
{
    Open,
    InProgress,
    Done,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<ListedLab>))]
internal sealed partial class ListJson : JsonSerializerContext;
