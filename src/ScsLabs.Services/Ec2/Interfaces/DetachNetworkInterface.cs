namespace ScsLabs.Services.Ec2;

/// <summary>Detaches a network interface from its instance; the primary one stays.</summary>
/// <remarks>Errors: InvalidAttachmentID.NotFound, OperationNotPermitted. Source: EC2 API Reference, DetachNetworkInterface.</remarks>
[Operation<Ec2Api>]
internal sealed record DetachNetworkInterface(string AttachmentId, bool? Force = null, bool DryRun = false)
{
    internal static IEnumerable<Ask> Asks(DetachNetworkInterface request, Call call)
    {
        var one = Find(request, call);
        yield return new("ec2:DetachNetworkInterface", NetworkInterface.Kind.ArnOf(call.Place, one?.Id ?? "*"), one);
        yield return new("ec2:DetachNetworkInterface", Instance.Kind.ArnOf(call.Place, one?.Attachment!.InstanceId ?? "*"), one?.Instance(call.View));
    }

    internal static void Handle(DetachNetworkInterface request, Call call, Draft draft)
    {
        var one = Find(request, call) ?? throw Ec2Errors.AttachmentNotFound(request.AttachmentId);
        if (one.Attachment!.DeviceIndex == 0)
        {
            throw Ec2Errors.OperationNotPermitted("The network interface at device index 0 cannot be detached.");
        }

        draft.Put(one with { Attachment = null, PublicIp = null });
    }

    private static NetworkInterface? Find(DetachNetworkInterface request, Call call) =>
        call.View.Find(NetworkInterface.ByAttachment, request.AttachmentId) is { } one && one.Place == call.Place ? one : null;
}
