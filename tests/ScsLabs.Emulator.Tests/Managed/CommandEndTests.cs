using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>How a command ends where an instance is in its way: the others get it all the same, and its status says how it went.</summary>
public sealed class CommandEndTests : CommandWorld
{
    private const string UpdateDocument = "AWS-UpdateSSMAgent";

    [Fact]
    public async Task An_agent_that_does_not_take_it_keeps_it_from_no_other()
    {
        var (refused, other) = await TwoAsync();
        await Iam.DeleteRolePolicyAsync(new("first", "own"), Token);

        var command = await UpdateAsync([refused, other], request => request.MaxConcurrency = "1");

        (await OutcomeAsync(command, other)).StatusDetails.ShouldBe("Success");
        (await OutcomeAsync(command, refused)).StatusDetails.ShouldBe("Pending");
        await Iam.PutRolePolicyAsync(new("first", "own", Agent), Token);
        (await OutcomeAsync(command, refused)).StatusDetails.ShouldBe("Success");
    }

    /// <summary>Two managed instances with roles of their own, <c>first</c> and <c>second</c>, in the order in which commands come to them.</summary>
    private async Task<(string First, string Second)> TwoAsync()
    {
        await NewProfileAsync("one", policy: Agent);
        string[] ids = [await LaunchWithAsync("one"), await LaunchWithAsync("one")];
        Array.Sort(ids, StringComparer.Ordinal);
        foreach (var (name, id) in new[] { "first", "second" }.Zip(ids))
        {
            await NewProfileAsync(name, policy: Agent);
            var association = (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("instance-id", [id])] }, Token)).IamInstanceProfileAssociations.Single();
            await Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = association.AssociationId, IamInstanceProfile = new() { Name = name } }, Token);
        }

        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        return (ids[0], ids[1]);
    }

    private async Task<string> UpdateAsync(List<string> instances, Action<SendCommandRequest>? change = null)
    {
        var request = new SendCommandRequest { DocumentName = UpdateDocument, InstanceIds = instances };
        change?.Invoke(request);
        using var ssm = Ssm;
        return (await ssm.SendCommandAsync(request, Token)).Command.CommandId;
    }
}
