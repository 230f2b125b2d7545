namespace ScsLabs.Cli;

/// <summary>Commands as the user types them: with <c>make</c> where that started this program.</summary>
internal static class Invocation
{
    private static readonly bool ByMake = Environment.GetEnvironmentVariable("SCSLABS_INVOKED_BY") == "make";

    /// <summary>A command for a lab, and for one of its tasks.</summary>
    public static string Of(string command, Lab lab, int? task = null) => ByMake
        ? $"make {command} N={lab.Number}{(task is null ? "" : $" T={task}")}"
        : $"scslabs {command} {lab.Number}{(task is null ? "" : $" {task}")}";

    /// <summary>A command without a lab.</summary>
    public static string Of(string command) => ByMake ? $"make {command}" : $"scslabs {command}";

    /// <summary>The command that explains a call or a path.</summary>
    public static string OfExplain(string id) => ByMake ? $"make explain ID={id}" : $"scslabs explain {id}";

    /// <summary>The command that shows the reference answer before the learner's is green.</summary>
    public static string Spoil(Lab lab) => Of("solution", lab) + (ByMake ? " ARGS=--spoil" : " --spoil");
}
