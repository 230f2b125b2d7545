using ScsLabs.Model.Calls;
using ScsLabs.Model.Declarations;
using ScsLabs.Model.State;

namespace ScsLabs.Emulator.Tests.Sketch;

/// <summary>Creates a VPC, with its tags.</summary>
[Operation<SketchApi>]
public sealed record CreateVpc(string CidrBlock, [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null, bool DryRun = false)
{
    public sealed record Result(VpcView Vpc);

    /// <summary>Tagging what is created is asked for beside creating it.</summary>
    internal static IEnumerable<Ask> Asks(CreateVpc request, Call call)
    {
        var tags = new ConditionList();
        tags.AddTags(request.Tags);
        yield return new("ec2:CreateVpc", Vpc.ArnOf(call.Place, "*")) { Conditions = tags.Conditions };
        if (request.Tags.Count > 0)
        {
            yield return new("ec2:CreateTags", Vpc.ArnOf(call.Place, "*")) { Conditions = [.. tags.Conditions, new("ec2:CreateAction", nameof(CreateVpc))] };
        }
    }

    internal static Result Handle(CreateVpc request, Call call, Draft draft)
    {
        var vpc = new Vpc(call.Account, call.Region, $"vpc-{call.Ids.Uuid():N}"[..21], request.CidrBlock, request.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal));
        draft.Put(vpc);
        return new(VpcView.Of(vpc));
    }

    private List<Tag> Tags => [.. (TagSpecifications ?? []).Where(specification => specification.ResourceType == "vpc").SelectMany(specification => specification.Tags)];
}
