namespace ScsLabs.Services.Ssm;

/// <summary>Tells the default patch baseline of an operating system.</summary>
/// <remarks>Source: Systems Manager API Reference, GetDefaultPatchBaseline.</remarks>
[Operation<SsmApi>]
public sealed record GetDefaultPatchBaseline(OperatingSystemType OperatingSystem = OperatingSystemType.Windows)
{
    /// <summary>The baseline.</summary>
    public sealed record Result(string BaselineId, OperatingSystemType OperatingSystem);

    /// <summary>Asks on the baseline.</summary>
    internal static IEnumerable<Ask> Asks(GetDefaultPatchBaseline request, Call call)
    {
        var baseline = PatchBaseline.Default(request.OperatingSystem, call.Place, call.View);
        return [new("ssm:GetDefaultPatchBaseline", baseline.Arn, baseline)];
    }

    /// <summary>Tells the baseline.</summary>
    internal static Result Handle(GetDefaultPatchBaseline request, Call call) => new(PatchBaseline.Default(request.OperatingSystem, call.Place, call.View).ShownId, request.OperatingSystem);
}
