namespace ScsLabs.Services.Ec2;

/// <summary>Deletes VPC endpoints: all that exist of those that are named. The interfaces of interface endpoints go with them.</summary>
/// <remarks>Errors: none for endpoints that don't exist, which the answer lists with InvalidVpcEndpoint.NotFound. Source: EC2 API Reference, DeleteVpcEndpoints.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteVpcEndpoints([Wire("VpcEndpointId"), Target<VpcEndpoint>] IReadOnlyList<string> VpcEndpointIds, bool DryRun = false)
{
    internal sealed record Result(IReadOnlyList<UnsuccessfulItem> Unsuccessful);

    internal static Result Handle(DeleteVpcEndpoints request, IReadOnlyList<Reference<VpcEndpoint>> endpoints, Call call, Draft draft)
    {
        if (request.VpcEndpointIds.FirstOrDefault(static id => !VpcEndpoint.Kind.IsWellFormed(id)) is { } malformed)
        {
            throw VpcEndpoint.Kind.NotFound(malformed);
        }

        foreach (var endpoint in endpoints.Select(endpoint => endpoint.Row).OfType<VpcEndpoint>())
        {
            if (endpoint.Type == VpcEndpointType.Gateway)
            {
                EndpointTables.Clear(draft, endpoint);
                draft.Remove(endpoint);
            }
            else if (endpoint.State != VpcEndpointState.Deleting)
            {
                draft.Put(endpoint with { State = VpcEndpointState.Deleting, Since = call.Timestamp });
            }
        }

        return new([.. endpoints.Where(endpoint => endpoint.Row is null).Select(missing => new UnsuccessfulItem(missing.Name, new("InvalidVpcEndpoint.NotFound", $"The Vpc Endpoint Id '{missing.Name}' does not exist")))]);
    }
}

/// <summary>An item for which a call failed, in an answer.</summary>
internal sealed record UnsuccessfulItem(string ResourceId, UnsuccessfulItemError Error);

/// <summary>The error of an item, in an answer.</summary>
internal sealed record UnsuccessfulItemError(string Code, string Message);
