namespace ScsLabs.Services.Ec2;

/// <summary>The states of an instance, with the codes that answers show. Source: EC2 User Guide, instance lifecycle.</summary>
internal enum InstanceState
{
    /// <summary>It is being started.</summary>
    [Wire("pending")]
    Pending = 0,

    /// <summary>It runs.</summary>
    [Wire("running")]
    Running = 16,

    /// <summary>It is being terminated.</summary>
    [Wire("shutting-down")]
    ShuttingDown = 32,

    /// <summary>It is terminated, and is shown for another while.</summary>
    [Wire("terminated")]
    Terminated = 48,

    /// <summary>It is being stopped.</summary>
    [Wire("stopping")]
    Stopping = 64,

    /// <summary>It is stopped, and can be started again.</summary>
    [Wire("stopped")]
    Stopped = 80,
}

/// <summary>A state in an answer.</summary>
internal sealed record InstanceStateView(int Code, InstanceState Name)
{
    /// <summary>Shows a state.</summary>
    public static InstanceStateView Of(InstanceState state) => new((int)state, state);
}

/// <summary>The change of an instance's state in an answer.</summary>
internal sealed record InstanceStateChange(string InstanceId, InstanceStateView CurrentState, InstanceStateView PreviousState)
{
    /// <summary>Shows a change.</summary>
    public static InstanceStateChange Of(Instance before, Instance after) => new(after.Id, InstanceStateView.Of(after.State), InstanceStateView.Of(before.State));
}

/// <summary>The reason of an instance's state.</summary>
internal sealed record StateReason(string Code, string Message)
{
    /// <summary>The user stopped or terminated it.</summary>
    public static StateReason UserInitiated { get; } = new("Client.UserInitiatedShutdown", "Client.UserInitiatedShutdown: User initiated shutdown");

    /// <summary>It is being started.</summary>
    public static StateReason Pending { get; } = new("pending", "pending");
}
