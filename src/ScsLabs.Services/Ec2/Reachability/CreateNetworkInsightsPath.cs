using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Creates a path between instances, network interfaces, Internet gateways and VPC endpoints, to be analysed as often as wanted.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, InvalidParameterValue, IdempotentParameterMismatch. Source: EC2 API Reference, CreateNetworkInsightsPath.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateNetworkInsightsPath(
    string Source,
    PathProtocol Protocol,
    [IdempotencyToken, Length(1, 64)] string ClientToken,
    string? Destination = null,
    [Range(0, 65535)] int? DestinationPort = null,
    string? SourceIp = null,
    string? DestinationIp = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    bool DryRun = false)
{
    internal sealed record Result(NetworkInsightsPathView NetworkInsightsPath);

    internal static IEnumerable<Ask> Asks(CreateNetworkInsightsPath request, Call call) =>
        Creation.Asks<NetworkInsightsPath>(call, nameof(CreateNetworkInsightsPath), request.TagSpecifications);

    internal static Result Handle(CreateNetworkInsightsPath request, Call call, Draft draft)
    {
        var path = new NetworkInsightsPath
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(NetworkInsightsPath.Kind.Prefix),
            Source = PathEnds.Find(request.Source, call).Id,
            SourceIp = AddressOf(request.SourceIp, "sourceIp"),
            Destination = PathEnds.Find(request.Destination ?? throw Ec2Errors.MissingParameter("destination"), call).Id,
            DestinationIp = AddressOf(request.DestinationIp, "destinationIp"),
            Protocol = request.Protocol,
            DestinationPort = request.DestinationPort,
            CreatedDate = call.Timestamp,
            Tags = Creation.Tags<NetworkInsightsPath>(request.TagSpecifications),
        };
        draft.Put(path);
        return new(NetworkInsightsPathView.Of(path));
    }

    private static Ipv4? AddressOf(string? text, string parameter) =>
        text is null ? null : Ipv4.TryParse(text, out var address) ? address : throw Ec2Errors.InvalidValue(parameter, text);
}
