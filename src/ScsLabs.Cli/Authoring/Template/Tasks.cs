namespace $NAME$;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1: allow the role <c>reader</c> to read <c>/lab/greeting</c>, and nothing else.</summary>
    Task GrantAsync(LabContext aws);
}
