namespace Lab01.ConfigTerminatesInstance;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1: let the role <c>terminate-instance</c> terminate instances of the account and write the function's log, and nothing else.</summary>
    Task GrantTerminationAsync(LabContext aws);

    /// <summary>Task 2: create the rule <c>end-unapproved</c> of EventBridge, which hands to the function what <c>approved-amis</c> finds, and nothing else.</summary>
    Task CreateRuleAsync(LabContext aws);

    /// <summary>Task 3: let EventBridge invoke the function, on behalf of that rule alone.</summary>
    Task LetRuleInvokeAsync(LabContext aws);

    /// <summary>Task 4: keep the events that the function was not given in the queue <c>undelivered</c>.</summary>
    Task KeepUndeliveredAsync(LabContext aws);
}
