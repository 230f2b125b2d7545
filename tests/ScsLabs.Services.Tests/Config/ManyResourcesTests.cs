using System.Diagnostics;
using ScsLabs.Model;
using ScsLabs.Model.State;
using ScsLabs.Services.Config;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Config;

/// <summary>Rules about many resources: nobody waits long for them, and nothing that changed meanwhile is judged as it was.</summary>
public sealed class ManyResourcesTests : ConfigWorld
{
    private const int Many = 10_000;
    private const int MostInATurn = 250;

    [Fact]
    public async Task Results_are_put_in_many_short_turns()
    {
        await RecordAsync();
        await PutRuleAsync("VPC_DEFAULT_SECURITY_GROUP_CLOSED");
        await FillAsync();
        var commits = new List<int>();
        using var subscription = Backend.Emulator.Store.Subscribe((commit, _, _) =>
        {
            commits.Add(commit.Changes.Count);
            return Task.CompletedTask;
        });

        var watch = Stopwatch.StartNew();
        await Config.StartConfigRulesEvaluationAsync(new(["rule"]), Token);
        await Backend.Emulator.SettleAsync(Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");

        commits.Sum().ShouldBeGreaterThanOrEqualTo(Many);
        commits.ShouldAllBe(changes => changes <= MostInATurn);
        (await Config.DescribeComplianceByConfigRuleAsync(new(["rule"]), Token)).ComplianceByConfigRules.Single().Compliance.ComplianceContributorCount.ShouldBe(new(25, true));
    }

    [Fact]
    public async Task A_rule_that_is_deleted_meanwhile_leaves_no_results()
    {
        await RecordAsync();
        await PutRuleAsync("VPC_DEFAULT_SECURITY_GROUP_CLOSED");
        await FillAsync();
        Task? deletion = null;
        using var subscription = Backend.Emulator.Store.Subscribe(new Follower(
            commit =>
            {
                // This runs in the turn of the first results; the rule goes before the next turn.
                if (deletion is null && commit.Changes.Any(change => change.After is Evaluation))
                {
                    deletion = Task.Run(() => Config.DeleteConfigRuleAsync(new("rule"), Token), Token);
                }

                return false;
            },
            (_, _, _) => Task.CompletedTask));

        await Config.StartConfigRulesEvaluationAsync(new(["rule"]), Token);
        await Backend.Emulator.SettleAsync(Token);
        await deletion.ShouldNotBeNull();
        await Backend.Emulator.SettleAsync(Token);

        Backend.Emulator.Store.Current.Everywhere<Evaluation>().ShouldBeEmpty();
    }

    /// <summary>Records that many default security groups as if they had been read.</summary>
    private async Task FillAsync()
    {
        await Backend.Emulator.SettleAsync(Token);
        var account = AccountId.Parse(Aws.A.Id);
        Backend.Emulator.Store.Write(draft =>
        {
            foreach (var number in Enumerable.Range(0, Many))
            {
                var group = new SecurityGroup { Account = account, Region = "us-east-1", Id = $"sg-{number:x17}", GroupName = "default", Description = "", VpcId = "vpc-0" };
                var rule = new SecurityGroupRule { Account = account, Region = "us-east-1", Id = $"sgr-{number:x17}", GroupId = group.Id, IsEgress = true, Permission = new(-1, new(0, 65535)) };
                var item = new ConfigurationItem(0, DateTimeOffset.UnixEpoch, ConfigurationItemStatus.Ok, group, [rule], new("{}"));
                draft.Put(new RecordedResource { Account = account, Region = "us-east-1", Type = "AWS::EC2::SecurityGroup", ResourceId = group.Id, Items = [item] });
            }

            return true;
        });
    }
}
