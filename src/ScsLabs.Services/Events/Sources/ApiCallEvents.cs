using ScsLabs.Services.CloudTrail;

namespace ScsLabs.Services.Events;

/// <summary>AWS API Call via CloudTrail: the calls that an account's trails log.</summary>
/// <remarks>Source: EventBridge User Guide, "Receiving events from AWS services via CloudTrail".</remarks>
/// <param name="store">The store of the world.</param>
internal sealed class ApiCallEvents(WorldStore store)
{
    /// <summary>Sends a call to the default bus of an account that is told of it, in the call's Region.</summary>
    /// <remarks>What AWS's services call by themselves, which has no source address, isn't told: a rule could match without end what its own targets are sent.</remarks>
    public void Tell(CallEvent call, AccountId account)
    {
        var place = new Place(account, call.Region);
        if (!ServiceEvents.IsWatched(place, store.Current) || call.Caller.SourceIp is null)
        {
            return;
        }

        var told = new ServiceEvent($"aws.{call.Operation.Api.SigningName}", "AWS API Call via CloudTrail", place, [], writer => writer.WriteRawValue(EventJson.Of(call, account)))
        {
            IsReadOnlyCall = call.IsReadOnly && call.DataType is null,
        };
        store.Write(draft =>
        {
            draft.Afterwards((acting, token) => ServiceEvents.PublishAsync([told], call.At, acting, token));
            return true;
        });
    }
}
