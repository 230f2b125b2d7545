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
    /// <summary>Names the check after its task and its sentence.</summary>
    public CheckAttribute(int task, [CallerMemberName] string name = "", [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Task = task;
        DisplayName = Texts.TaskCheck.With(task, name.Replace('_', ' '));
    }

    /// <summary>The number of the task in the lab's README.</summary>
    public int Task { get; }

    /// <summary>Returns the number of the task that a check belongs to.</summary>
    internal static int TaskOf(MethodInfo check) => check.GetCustomAttribute<CheckAttribute>()!.Task;
}
