using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Makes a snapshot of a volume. It has the volume's key.</summary>
/// <remarks>Errors: InvalidVolume.NotFound, IncorrectState, InvalidParameterValue. Source: EC2 API Reference, CreateSnapshot.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateSnapshot([Target<Volume>] string VolumeId, string? Description = null, [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    /// <summary>The maximum number of characters of a description.</summary>
    internal const int LongestDescription = 255;

    internal sealed record Result
    {
        /// <summary>The snapshot.</summary>
        [Spread]
        public required SnapshotView Snapshot { get; init; }
    }

    internal static IEnumerable<Ask> Asks(CreateSnapshot request, Reference<Volume> volume, Call call) =>
    [
        volume.Ask("ec2:CreateSnapshot"),
        .. Creation.Asks<Snapshot>(
            call,
            nameof(CreateSnapshot),
            request.TagSpecifications,
            [new("ec2:ParentVolume", volume.Arn), .. volume.Row is { } row ? [new Condition("ec2:VolumeSize", row.Specification.Size.ToString(CultureInfo.InvariantCulture))] : Array.Empty<Condition>()]),
    ];

    internal static Result Handle(CreateSnapshot request, Volume volume, Call call, Draft draft)
    {
        var snapshot = Snapshot.Of(volume, Checked(request.Description), Creation.Tags<Snapshot>(request.TagSpecifications), call);
        draft.Put(snapshot);
        return new() { Snapshot = SnapshotView.Of(snapshot, call.Account) };
    }

    /// <summary>The description of a request.</summary>
    /// <exception cref="AwsException">It is too long.</exception>
    internal static string Checked(string? description) => description is { Length: > LongestDescription }
        ? throw Ec2Errors.InvalidParameterValue($"Invalid description length. Description must be less than {LongestDescription} characters.")
        : description ?? "";
}
