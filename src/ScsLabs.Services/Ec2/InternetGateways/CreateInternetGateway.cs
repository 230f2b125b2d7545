namespace ScsLabs.Services.Ec2;

/// <summary>Creates an Internet gateway, attached to no VPC.</summary>
/// <remarks>Errors: InternetGatewayLimitExceeded, InvalidParameterValue. Source: EC2 API Reference, CreateInternetGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateInternetGateway([Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    /// <summary>The maximum number of gateways of an account in a Region.</summary>
    private const int MostGateways = 5;

    internal sealed record Result(InternetGatewayView InternetGateway);

    internal static IEnumerable<Ask> Asks(CreateInternetGateway request, Call call) =>
        Creation.Asks<InternetGateway>(call, nameof(CreateInternetGateway), request.TagSpecifications);

    internal static Result Handle(CreateInternetGateway request, Call call, Draft draft)
    {
        if (draft.Count<InternetGateway>(call.Place) >= MostGateways)
        {
            throw Ec2Errors.LimitExceeded("InternetGateway", "internet gateways");
        }

        var gateway = new InternetGateway { Account = call.Account, Region = call.Region, Id = call.Ids.Hex(InternetGateway.Kind.Prefix), Tags = Creation.Tags<InternetGateway>(request.TagSpecifications) };
        draft.Put(gateway);
        return new(InternetGatewayView.Of(gateway));
    }
}
