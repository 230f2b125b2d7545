using Amazon.EC2.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Harness.Tests;

/// <summary>The changes that count as an answer's.</summary>
public sealed class LabHistoryTests
{
    [Fact]
    public async Task What_an_account_has_in_a_Region_from_the_beginning_is_not_the_answer_s()
    {
        await using var backend = await EmbeddedBackend.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var root = (await backend.NewContextAsync(TestContext.Current.CancellationToken)).A.Root;
        var history = new LabHistory(backend.Emulator.Store);
        var created = "";

        await history.RecordAsync(async afterEach =>
        {
            // The answer's first call in the Region brings the default VPC along.
            created = (await root.In("eu-west-1").Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, TestContext.Current.CancellationToken)).Vpc.VpcId;
            await afterEach();
        });

        backend.Emulator.Store.Current.Everywhere<Services.Ec2.Vpc>().Count().ShouldBe(2);
        history.AnswerChanges.Select(change => change.After).OfType<Services.Ec2.Vpc>().ShouldHaveSingleItem().Id.ShouldBe(created);
        history.AnswerChanges.ShouldNotContain(change => change.After is Services.Ec2.Subnet);
    }
}
