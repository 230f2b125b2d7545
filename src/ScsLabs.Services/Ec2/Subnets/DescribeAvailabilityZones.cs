namespace ScsLabs.Services.Ec2;

/// <summary>Lists the Availability Zones of the Region.</summary>
/// <remarks>Errors: InvalidParameterValue. Source: EC2 API Reference, DescribeAvailabilityZones.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeAvailabilityZones(
    [Wire("ZoneName")] IReadOnlyList<string>? ZoneNames = null,
    [Wire("ZoneId")] IReadOnlyList<string>? ZoneIds = null,
    [Wire("Filter")] IReadOnlyList<Filter>? Filters = null,
    bool AllAvailabilityZones = false,
    bool DryRun = false)
{
    internal sealed record Result([Wire("availabilityZoneInfo")] IReadOnlyList<AvailabilityZoneView> AvailabilityZones);

    internal static Result Handle(DescribeAvailabilityZones request, Call call)
    {
        var zones = AvailabilityZones.Of(call.Region).Select(zone => AvailabilityZoneView.Of(zone, call.Region)).ToList();
        foreach (var name in request.ZoneNames ?? [])
        {
            _ = zones.Find(zone => zone.ZoneName == name) ?? throw Ec2.AvailabilityZones.Missing(name, call.Region, Ec2Errors.InvalidParameterValue($"Invalid availability zone: [{name}]"));
        }

        foreach (var id in request.ZoneIds ?? [])
        {
            _ = zones.Find(zone => zone.ZoneId == id) ?? throw AvailabilityZones.MissingId(id, call.Region, Ec2Errors.InvalidParameterValue($"Invalid availability zone-id: [{id}]"));
        }

        var tests = Describing.Read(request.Filters).Select(filter => (Value: ValueOf(filter.Name), filter.Patterns)).ToList();
        return new([.. zones.Where(zone => request.ZoneNames?.Contains(zone.ZoneName, StringComparer.Ordinal) != false && request.ZoneIds?.Contains(zone.ZoneId, StringComparer.Ordinal) != false
            && tests.TrueForAll(test => test.Value(zone) is { } value && test.Patterns.Any(pattern => pattern.Matches(value))))]);
    }

    private static Func<AvailabilityZoneView, string?> ValueOf(string filter) => filter switch
    {
        "group-name" or "network-border-group" => static zone => zone.GroupName,
        "opt-in-status" => static zone => zone.OptInStatus,
        "region-name" => static zone => zone.RegionName,
        "state" => static zone => zone.State,
        "zone-id" => static zone => zone.ZoneId,
        "zone-name" => static zone => zone.ZoneName,
        "zone-type" => static zone => zone.ZoneType,
        "group-long-name" or "message" or "parent-zone-id" or "parent-zone-name" => static _ => null,
        _ => throw Ec2Errors.UnknownFilter(filter),
    };
}

/// <summary>An Availability Zone in an answer.</summary>
internal sealed record AvailabilityZoneView(
    string ZoneName,
    string ZoneId,
    string RegionName,
    string GroupName,
    string NetworkBorderGroup,
    [Wire("zoneState")] string State,
    string OptInStatus,
    string ZoneType)
{
    /// <summary>Shows a zone.</summary>
    public static AvailabilityZoneView Of(string zone, string region) => new(zone, AvailabilityZones.IdOf(zone), region, region, region, "available", "opt-in-not-required", "availability-zone");
}
