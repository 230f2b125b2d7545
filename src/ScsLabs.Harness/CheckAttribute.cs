using System.Runtime.CompilerServices;
using Xunit;

namespace ScsLabs.Harness;

/// <summary>A check of a lab's outcome: an xunit fact that belongs to one of the lab's tasks.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(int task, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>The number of the task in the lab's README.</summary>
    public int Task { get; } = task;
}
