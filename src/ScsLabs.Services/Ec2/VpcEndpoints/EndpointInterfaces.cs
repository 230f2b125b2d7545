namespace ScsLabs.Services.Ec2;

/// <summary>The network interfaces of interface endpoints: one in each subnet, all with the endpoint's security groups.</summary>
internal static class EndpointInterfaces
{
    /// <summary>Adds interfaces in subnets.</summary>
    /// <exception cref="AwsException">A subnet doesn't exist, is in another VPC or in a zone that the endpoint has a subnet in, or has no free address.</exception>
    public static VpcEndpoint Add(Draft draft, Call call, VpcEndpoint endpoint, IReadOnlyList<Reference<Subnet>> subnets)
    {
        foreach (var subnet in subnets.Select(subnet => subnet.OrNotFound(call)).DistinctBy(subnet => subnet.Id, StringComparer.Ordinal))
        {
            if (subnet.VpcId != endpoint.VpcId)
            {
                throw Ec2Errors.InvalidParameter($"The subnet {subnet.Id} does not belong to the VPC {endpoint.VpcId}.");
            }

            if (endpoint.Interfaces.Any(one => draft.Find<Subnet>(endpoint.Place, one.SubnetId)!.AvailabilityZone == subnet.AvailabilityZone))
            {
                throw Ec2Errors.DuplicateSubnetsInSameZone(subnet.Id);
            }

            var added = NetworkInterface.OfService(draft, call.Ids, subnet, "vpc_endpoint", $"VPC Endpoint Interface {endpoint.Id}", endpoint.GroupIds);
            draft.Put(added);
            endpoint = endpoint with { Interfaces = endpoint.Interfaces.Add(new(subnet.Id, added.Id)) };
        }

        return endpoint;
    }

    /// <summary>Removes the interfaces in subnets.</summary>
    /// <exception cref="AwsException">A subnet doesn't exist, or the endpoint has no interface in it.</exception>
    public static VpcEndpoint Remove(Draft draft, Call call, VpcEndpoint endpoint, IReadOnlyList<Reference<Subnet>> subnets)
    {
        foreach (var subnet in subnets.Select(subnet => subnet.OrNotFound(call)).DistinctBy(subnet => subnet.Id, StringComparer.Ordinal))
        {
            var removed = endpoint.Interfaces.FirstOrDefault(one => one.SubnetId == subnet.Id) ?? throw Ec2Errors.InvalidParameter($"The subnet {subnet.Id} is not associated with the VPC endpoint {endpoint.Id}.");
            Delete(draft, endpoint, removed);
            endpoint = endpoint with { Interfaces = endpoint.Interfaces.Remove(removed) };
        }

        return endpoint;
    }

    /// <summary>Gives the endpoint and its interfaces security groups.</summary>
    public static VpcEndpoint SetGroups(Draft draft, VpcEndpoint endpoint, ImmutableArray<string> groupIds)
    {
        foreach (var one in endpoint.Interfaces)
        {
            draft.Put(draft.Find<NetworkInterface>(endpoint.Place, one.InterfaceId)! with { GroupIds = groupIds });
        }

        return endpoint with { GroupIds = groupIds };
    }

    /// <summary>Deletes all interfaces.</summary>
    public static void Clear(Draft draft, VpcEndpoint endpoint)
    {
        foreach (var one in endpoint.Interfaces)
        {
            Delete(draft, endpoint, one);
        }
    }

    private static void Delete(Draft draft, VpcEndpoint endpoint, EndpointInterface one) => NetworkInterface.Delete(draft, draft.Find<NetworkInterface>(endpoint.Place, one.InterfaceId)!);
}
