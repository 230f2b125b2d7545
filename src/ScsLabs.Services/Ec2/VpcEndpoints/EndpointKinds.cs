namespace ScsLabs.Services.Ec2;

/// <summary>Checks that the members of a request fit the type of endpoint.</summary>
internal static class EndpointKinds
{
    /// <summary>Throws where a request has for an endpoint what its type doesn't have.</summary>
    /// <exception cref="AwsException">It does.</exception>
    public static void Require(VpcEndpointType type, bool hasTables, bool hasInterfaces)
    {
        if (type == VpcEndpointType.Gateway ? hasInterfaces : hasTables)
        {
            throw Ec2Errors.InvalidParameter(type == VpcEndpointType.Gateway
                ? "Subnets, security groups and private DNS are not supported for endpoints of type Gateway."
                : "Route tables are not supported for endpoints of type Interface.");
        }
    }
}
