namespace ScsLabs.Harness.Tests.Placed;

/// <summary>A learner's tasks, of which the second throws.</summary>
internal static class Exercise
{
    public static Task DoNothingAsync() => Task.CompletedTask;

    public static Task BreakAsync()
    {
        throw new InvalidOperationException("no such thing");
    }
}

/// <summary>The tasks, in order: the harness looks for where their methods begin.</summary>
internal interface ITasks
{
    Task DoNothingAsync();

    Task BreakAsync();
}
