using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Creates a path between network interfaces and Internet gateways, to be analysed as often as wanted.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, InvalidParameterValue, IdempotentParameterMismatch. Source: EC2 API Reference, CreateNetworkInsightsPath.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateNetworkInsightsPath(
    string Source,
    PathProtocol Protocol,
    [IdempotencyToken] string ClientToken,
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
            Source = EndOf(request.Source, call),
            SourceIp = AddressOf(request.SourceIp, "sourceIp"),
            Destination = EndOf(request.Destination ?? throw Ec2Errors.MissingParameter("destination"), call),
            DestinationIp = AddressOf(request.DestinationIp, "destinationIp"),
            Protocol = request.Protocol,
            DestinationPort = request.DestinationPort,
            CreatedDate = call.Timestamp,
            Tags = Creation.Tags<NetworkInsightsPath>(request.TagSpecifications),
        };
        draft.Put(path);
        return new(NetworkInsightsPathView.Of(path));
    }

    /// <summary>The id of the network interface or Internet gateway with this id or ARN.</summary>
    private static string EndOf(string name, Call call)
    {
        var id = name[(name.LastIndexOf('/') + 1)..];
        return id.StartsWith(NetworkInterface.Kind.Prefix, StringComparison.Ordinal) ? Reference<NetworkInterface>.Of(id, call).OrNotFound(call).Id
            : id.StartsWith(InternetGateway.Kind.Prefix, StringComparison.Ordinal) ? Reference<InternetGateway>.Of(id, call).OrNotFound(call).Id
            : throw AwsException.NotEmulated($"a path from or to {name}");
    }

    private static Ipv4? AddressOf(string? text, string parameter) =>
        text is null ? null : Ipv4.TryParse(text, out var address) ? address : throw Ec2Errors.InvalidValue(parameter, text);
}
