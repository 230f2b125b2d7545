namespace ScsLabs.Services.Ssm;

/// <summary>The states of a command on one instance, and of a step of it.</summary>
/// <remarks>Source: Systems Manager User Guide, "Understanding command statuses".</remarks>
internal enum RunState
{
    /// <summary>The agent hasn't taken the command yet.</summary>
    Pending,

    /// <summary>The agent is being asked to take it.</summary>
    Delivering,

    /// <summary>It runs.</summary>
    InProgress,

    /// <summary>It is being cancelled.</summary>
    Cancelling,

    /// <summary>All steps succeeded.</summary>
    Success,

    /// <summary>A step failed.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The agent didn't take it in time, or never reported how it ended.</summary>
    DeliveryTimedOut,

    /// <summary>It took too long, as the agent reported.</summary>
    ExecutionTimedOut,

    /// <summary>It didn't begin, because the command failed on too many instances.</summary>
    Terminated,

    /// <summary>Who sent the command may not send it to this instance.</summary>
    AccessDenied,

    /// <summary>The document isn't for the instance's platform.</summary>
    InvalidPlatform,
}

/// <summary>What the states mean.</summary>
internal static class RunStates
{
    /// <summary>Whether nothing more happens.</summary>
    public static bool IsFinal(this RunState state) => state > RunState.Cancelling;

    /// <summary>Whether the agent has it, or is about to.</summary>
    public static bool IsBegun(this RunState state) => state is RunState.Delivering or RunState.InProgress or RunState.Cancelling;

    /// <summary>Whether it was refused before any agent could take it.</summary>
    public static bool IsRefused(this RunState state) => state is RunState.AccessDenied or RunState.InvalidPlatform;

    /// <summary>Whether it counts against the errors that a command may have.</summary>
    public static bool IsError(this RunState state) => state is RunState.Failed or RunState.ExecutionTimedOut;

    /// <summary>The state in detail, as it is shown.</summary>
    public static string Details(this RunState state) => state == RunState.Delivering ? nameof(RunState.Pending) : state.ToString();

    /// <summary>The state as it is shown.</summary>
    public static CommandInvocationStatus Status(this RunState state) => state switch
    {
        RunState.Pending or RunState.Delivering => CommandInvocationStatus.Pending,
        RunState.InProgress => CommandInvocationStatus.InProgress,
        RunState.Cancelling => CommandInvocationStatus.Cancelling,
        RunState.Success => CommandInvocationStatus.Success,
        RunState.Cancelled or RunState.Terminated => CommandInvocationStatus.Cancelled,
        RunState.DeliveryTimedOut or RunState.ExecutionTimedOut => CommandInvocationStatus.TimedOut,
        _ => CommandInvocationStatus.Failed,
    };
}
