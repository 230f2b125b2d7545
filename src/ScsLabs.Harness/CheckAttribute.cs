using System.Reflection;
using System.Runtime.CompilerServices;
using ScsLabs.Harness.Telling;
using Xunit;
using Xunit.v3;

namespace ScsLabs.Harness;

/// <summary>A check of a lab: an xunit fact that belongs to one of the lab's tasks.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(CheckDiscoverer))]
public sealed class CheckAttribute : FactAttribute
{
    private readonly string english;

    /// <summary>Names the check after its task and its sentence, which is the method's name where none is given.</summary>
    public CheckAttribute(int task, [CallerMemberName] string name = "", [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Task = task;
        english = name.Contains(' ') ? name : name.Replace('_', ' ');
        DisplayName = Texts.TaskCheck.With(task, Title);
    }

    /// <summary>The number of the task in the lab's README.</summary>
    public int Task { get; }

    /// <summary>The sentence in Japanese; where there is none, Japanese learners read the English one.</summary>
    public string? Ja
    {
        get;
        set
        {
            field = value;
            DisplayName = Texts.TaskCheck.With(Task, Title);
        }
    }

    /// <summary>The sentence in the learner's language.</summary>
    internal string Title => TitleIn(Languages.Chosen);

    /// <summary>The sentence in a language.</summary>
    internal string TitleIn(Language language) => language == Language.Japanese ? Ja ?? english : english;

    /// <summary>Returns a method's attribute.</summary>
    internal static CheckAttribute Of(MethodInfo check) => check.GetCustomAttribute<CheckAttribute>()!;

    /// <summary>Returns the number of the task that a check belongs to.</summary>
    internal static int TaskOf(MethodInfo check) => Of(check).Task;
}
