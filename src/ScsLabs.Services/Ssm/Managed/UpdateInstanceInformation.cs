using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Registers an instance, and tells that its agent is there: the agent's own call, which AWS's models don't have.</summary>
/// <remarks>Without a status the agent only tries its credentials, and nothing changes. Errors: InvalidInstanceId. Sources: the agent's code (amazon-ssm-agent); Service Authorization Reference, AWS Systems Manager.</remarks>
[Operation<SsmApi>]
public sealed record UpdateInstanceInformation([Length(1, 128)] string InstanceId, [Pattern(@"^[0-9]{1,6}(\.[0-9]{1,6}){2,3}$")] string AgentVersion, [Pattern("^" + UpdateInstanceInformation.Active + "$")] string? AgentStatus = null)
{
    /// <summary>The status of an agent that is there.</summary>
    internal const string Active = "Active";

    /// <summary>Asks on the instance.</summary>
    internal static IEnumerable<Ask> Asks(UpdateInstanceInformation request, Call call) => [ManagedInstance.Ask("ssm:UpdateInstanceInformation", request.InstanceId, call)];

    /// <summary>Registers the instance.</summary>
    internal static void Handle(UpdateInstanceInformation request, Call call, Draft draft)
    {
        if (draft.Find<Instance>(call.Place, request.InstanceId) is not { State: InstanceState.Running })
        {
            throw SsmErrors.InvalidInstance(request.InstanceId);
        }

        if (request.AgentStatus is null)
        {
            return;
        }

        var agent = draft.Find<SsmAgent>(call.Place, request.InstanceId) ?? new SsmAgent { Place = call.Place, InstanceId = request.InstanceId, Next = call.Timestamp };
        draft.Put((agent with { Version = request.AgentVersion }).LetIn(call.Timestamp));
    }
}
