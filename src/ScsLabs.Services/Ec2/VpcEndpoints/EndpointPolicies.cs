namespace ScsLabs.Services.Ec2;

/// <summary>Reads and shows the policies of VPC endpoints.</summary>
internal static class EndpointPolicies
{
    /// <summary>The policy of an endpoint for which none was given. Source: VPC User Guide (AWS PrivateLink), vpc-endpoints-access.</summary>
    private const string FullAccess = """{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";

    private const string FullAccessOfInterfaces = """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""";

    /// <summary>Parses a policy.</summary>
    /// <exception cref="AwsException">It is malformed.</exception>
    public static PolicyDocument Parse(string json)
    {
        try
        {
            return PolicyDocument.Parse(json, PolicyKind.VpcEndpoint);
        }
        catch (PolicyFormatException error)
        {
            throw Ec2Errors.InvalidPolicyDocument(error.Message);
        }
    }

    /// <summary>The policy as answers show it.</summary>
    public static string Show(VpcEndpoint endpoint) => endpoint.Policy?.Json ?? (endpoint.Type == VpcEndpointType.Gateway ? FullAccess : FullAccessOfInterfaces);
}
