namespace ScsLabs.Services.Ec2;

/// <summary>Changes one attribute of an instance.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidGroup.NotFound, IncorrectInstanceState, InvalidParameterCombination, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, ModifyInstanceAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record ModifyInstanceAttribute([Target<Instance>] string InstanceId, bool DryRun = false)
{
    /// <summary>Whether calls can't stop it.</summary>
    public AttributeBooleanValue? DisableApiStop { get; init; }

    /// <summary>Whether calls can't terminate it.</summary>
    public AttributeBooleanValue? DisableApiTermination { get; init; }

    /// <summary>Whether throughput is set aside for volumes.</summary>
    public AttributeBooleanValue? EbsOptimized { get; init; }

    /// <summary>The security groups of the primary interface.</summary>
    [Wire("GroupId"), Target<SecurityGroup>]
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The action on a shutdown from within: to stop or to terminate the instance.</summary>
    public AttributeText? InstanceInitiatedShutdownBehavior { get; init; }

    /// <summary>The instance type.</summary>
    public AttributeText? InstanceType { get; init; }

    /// <summary>Whether the primary interface checks addresses.</summary>
    public AttributeBooleanValue? SourceDestCheck { get; init; }

    /// <summary>The user data.</summary>
    [Sensitive]
    public BlobAttributeValue? UserData { get; init; }

    internal static void Handle(ModifyInstanceAttribute request, Instance instance, IReadOnlyList<Reference<SecurityGroup>> groups, Call call, Draft draft)
    {
        var given = ((object?[])[
            request.DisableApiStop?.Value, request.DisableApiTermination?.Value, request.EbsOptimized?.Value, request.InstanceInitiatedShutdownBehavior?.Value, request.InstanceType?.Value,
            request.SourceDestCheck?.Value, request.UserData?.Value, groups.Count > 0 ? groups : null]).Count(value => value is not null);
        if (given != 1)
        {
            throw given == 0 ? Ec2Errors.MissingParameter("attribute") : Ec2Errors.InvalidParameterCombination("Fields for multiple attribute types specified. Only one attribute can be modified at a time");
        }

        if (request.SourceDestCheck?.Value is { } check)
        {
            draft.Put(Primary(instance, draft) with { SourceDestCheck = check });
            return;
        }

        if (groups.Count > 0)
        {
            var one = Primary(instance, draft);
            draft.Put(one with { GroupIds = NetworkInterface.GroupsOf(groups, one.VpcId, call) });
            return;
        }

        draft.Put(Changed(request, instance));
    }

    private static Instance Changed(ModifyInstanceAttribute request, Instance instance) => request switch
    {
        { DisableApiStop.Value: { } isOff } => instance with { DisableApiStop = isOff },
        { DisableApiTermination.Value: { } isOff } => instance with { DisableApiTermination = isOff },
        { InstanceInitiatedShutdownBehavior.Value: { } behavior } => instance with { ShutdownBehavior = Read(behavior) },
        { EbsOptimized.Value: { } isOptimized } => Stopped(instance, "ebsOptimized") with { EbsOptimized = isOptimized },
        { InstanceType.Value: { } type } => Stopped(instance, "instanceType") with { InstanceType = InstanceTypes.Fitting(type, instance.Image) },
        _ => Stopped(instance, "userData") with { UserData = UserDataText.Of(request.UserData!.Value!) },
    };

    private static NetworkInterface Primary(Instance instance, Draft draft) => instance.PrimaryInterface(draft) ?? throw InstanceLifecycle.Wrong(instance, "modified");

    private static ShutdownBehavior Read(string text) => text switch
    {
        "stop" => ShutdownBehavior.Stop,
        "terminate" => ShutdownBehavior.Terminate,
        _ => throw Ec2Errors.InvalidValue("instanceInitiatedShutdownBehavior", text),
    };

    private static Instance Stopped(Instance instance, string attribute) => instance.State == InstanceState.Stopped
        ? instance
        : throw Ec2Errors.IncorrectInstanceState($"The instance '{instance.Id}' must be stopped to modify its '{attribute}' attribute.");
}

/// <summary>The value of an attribute that is bytes.</summary>
internal sealed record BlobAttributeValue(byte[]? Value = null);
