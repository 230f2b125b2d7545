namespace ScsLabs.Services.Ec2;

/// <summary>An Internet gateway, attached to one VPC or to none.</summary>
internal sealed record InternetGateway : Ec2Resource, IEc2Resource<InternetGateway>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.InternetGateway, "igw-", "internetGatewayId", "InvalidInternetGatewayID.NotFound", "The internetGateway ID") { MalformedCode = "InvalidInternetGatewayId.Malformed" };

    /// <summary>Finds the gateway of a VPC.</summary>
    public static RowIndex<InternetGateway, string> ByVpc { get; } = new(gateway => gateway.VpcId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<InternetGateway>> Indexes => [AnyPlace<InternetGateway>.ById, ByVpc];

    /// <inheritdoc />
    public static ResourceFilters<InternetGateway> Filters { get; } = new(
        new Dictionary<string, Func<InternetGateway, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["attachment.state"] = (gateway, _) => gateway.VpcId is null ? [] : ["available"],
            ["attachment.vpc-id"] = (gateway, _) => gateway.VpcId is { } vpc ? [vpc] : [],
            ["internet-gateway-id"] = (gateway, _) => [gateway.Id],
            ["owner-id"] = (gateway, _) => [gateway.Account.ToString()],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The id of the VPC that it is attached to; null for none.</summary>
    public string? VpcId { get; init; }

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<InternetGateway>.OwnConditions(WorldView view) => [new("ec2:InternetGatewayID", Id)];
}

/// <summary>An Internet gateway in an answer.</summary>
internal sealed record InternetGatewayView(
    string InternetGatewayId,
    string OwnerId,
    [Wire("attachmentSet")] IReadOnlyList<InternetGatewayAttachment> Attachments,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a gateway.</summary>
    public static InternetGatewayView Of(InternetGateway gateway) =>
        new(gateway.Id, gateway.Account.ToString(), gateway.VpcId is { } vpc ? [new(vpc, "available")] : [], gateway.Tags.View());
}

/// <summary>The VPC of an Internet gateway in an answer.</summary>
internal sealed record InternetGatewayAttachment(string VpcId, string State);
