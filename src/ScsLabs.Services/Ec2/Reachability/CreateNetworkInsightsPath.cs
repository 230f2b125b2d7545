namespace ScsLabs.Services.Ec2;

/// <summary>Creates a path between two network interfaces, to be analysed as often as wanted.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, InvalidParameterValue, IdempotentParameterMismatch. Source: EC2 API Reference, CreateNetworkInsightsPath.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateNetworkInsightsPath(
    string Source,
    PathProtocol Protocol,
    [IdempotencyToken] string ClientToken,
    string? Destination = null,
    [Range(0, 65535)] int? DestinationPort = null,
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
            Source = InterfaceOf(request.Source, call).Id,
            Destination = InterfaceOf(request.Destination ?? throw Ec2Errors.MissingParameter("destination"), call).Id,
            Protocol = request.Protocol,
            DestinationPort = request.DestinationPort,
            CreatedDate = call.Timestamp,
            Tags = Creation.Tags<NetworkInsightsPath>(request.TagSpecifications),
        };
        draft.Put(path);
        return new(NetworkInsightsPathView.Of(path));
    }

    /// <summary>The interface with this id or ARN.</summary>
    private static NetworkInterface InterfaceOf(string name, Call call)
    {
        var id = name[(name.LastIndexOf('/') + 1)..];
        return id.StartsWith(NetworkInterface.Kind.Prefix, StringComparison.Ordinal)
            ? Reference<NetworkInterface>.Of(id, call).OrNotFound(call)
            : throw AwsException.NotEmulated($"a path from or to {name}");
    }
}
