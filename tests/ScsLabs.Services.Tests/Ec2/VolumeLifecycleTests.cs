using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Changes of a volume that are due at the same instant.</summary>
public sealed class VolumeLifecycleTests
{
    [Fact]
    public void A_modification_and_an_attachment_may_be_due_at_once()
    {
        var start = DateTimeOffset.UnixEpoch;
        var specification = new VolumeSpecification(VolumeType.Gp3, 10, 3000, 125);
        var volume = new Volume
        {
            Account = AccountId.Parse("111111111111"),
            Region = "us-east-1",
            Id = "vol-0123456789abcdef0",
            AvailabilityZone = "us-east-1a",
            Specification = specification,
            CreateTime = start,
            Modification = new(specification, specification with { Size = 20 }, start),
            Attachment = new("i-0123456789abcdef0", "/dev/sdf", DeleteOnTermination: false, start) { State = VolumeAttachmentState.Attaching },
        };
        var draft = new Draft(World.Empty);
        draft.Put(volume);

        volume.OnDue(new(draft, volume.DueAt!.Value, new IdSource()));

        var after = draft.Find<Volume>(volume.Place, volume.Id)!;
        (after.Specification.Size, after.Attachment!.State).ShouldBe((20, VolumeAttachmentState.Attached));
        after.DueAt.ShouldNotBeNull().ShouldBeGreaterThan(volume.DueAt!.Value);
    }
}
