namespace ScsLabs.Services.Ec2;

/// <summary>Who may change a peering's state, and from which state.</summary>
internal static class PeeringStates
{
    /// <summary>Throws unless the call comes from the owner of the accepter's VPC, in its Region.</summary>
    /// <exception cref="AwsException">It doesn't.</exception>
    public static void RequireAccepter(Peering peering, Call call, string what)
    {
        if (call.Account != peering.Accepter.Place.Account)
        {
            throw Ec2Errors.OperationNotPermitted($"User {call.Account} cannot {what} peering {peering.Id}");
        }

        if (call.Region != peering.Accepter.Place.Region)
        {
            throw Ec2Errors.OperationNotPermitted($"Incorrect region ({call.Region}) specified for this request. VPC peering connection {peering.Id} must be {what}ed in region {peering.Accepter.Place.Region}");
        }
    }

    /// <summary>Throws unless the peering is in the state.</summary>
    /// <exception cref="AwsException">It isn't.</exception>
    public static void Require(Peering peering, PeeringState state, string what)
    {
        if (peering.State != state)
        {
            throw Wrong(peering, what);
        }
    }

    /// <summary>Creates the error for a peering in the wrong state.</summary>
    public static AwsException Wrong(Peering peering, string what) => Ec2Errors.InvalidStateTransition($"Invalid state for peering. {peering.Id} can not be {what} in {peering.State.ToWire()} state");
}
