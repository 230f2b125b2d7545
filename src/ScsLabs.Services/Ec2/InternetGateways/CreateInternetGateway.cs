namespace ScsLabs.Services.Ec2;

/// <summary>Creates an Internet gateway, attached to no VPC.</summary>
/// <remarks>Errors: InvalidParameterValue. Source: EC2 API Reference, CreateInternetGateway.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateInternetGateway([Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    internal sealed record Result(InternetGatewayView InternetGateway);

    internal static IEnumerable<Ask> Asks(CreateInternetGateway request, Call call) =>
        Creation.Asks<InternetGateway>(call, nameof(CreateInternetGateway), request.TagSpecifications);

    internal static Result Handle(CreateInternetGateway request, Call call, Draft draft)
    {
        var gateway = new InternetGateway { Account = call.Account, Region = call.Region, Id = call.Ids.Hex(InternetGateway.Kind.Prefix), Tags = Creation.Tags<InternetGateway>(request.TagSpecifications) };
        draft.Put(gateway);
        return new(InternetGatewayView.Of(gateway));
    }
}
