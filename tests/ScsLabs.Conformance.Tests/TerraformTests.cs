using ScsLabs.Services.Iam;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator through Terraform: <c>tests/conformance/terraform</c>.</summary>
public sealed class TerraformTests
{
    /// <summary>The operations that the provider calls for every bucket and instance, whatever the configuration; it takes NotImplemented for an answer.</summary>
    private static readonly string[] Unasked =
    [
        "GetBucketAccelerateConfiguration", "GetBucketReplication", "GetBucketRequestPayment", "GetBucketWebsite", "GetInstanceUefiData",
    ];

    [Theory]
    [InlineData("secrets", 9)]
    [InlineData("buckets", 9)]
    [InlineData("module", 17)]
    [InlineData("users", 9)]
    [InlineData("network", 32)]
    [InlineData("instances", 13)]
    [InlineData("application", 29)]
    [InlineData("detection", 21)]
    [InlineData("response", 11)]
    [InlineData("documents", 2)]
    [InlineData("patching", 5)]
    [InlineData("managed", 14)]
    public async Task Applies_finds_no_drift_and_destroys(string configuration, int resources)
    {
        await using var terraform = await Terraform.StartAsync(configuration);

        (await terraform.RunAsync("apply", "-auto-approve")).Succeeded().ShouldContain($"{resources} added, 0 changed, 0 destroyed");
        if (configuration == "managed")
        {
            await terraform.Emulator.SettleAsync(TestContext.Current.CancellationToken);
            (await new SsmClient(terraform.Emulator.RootOf("111111111111")).DescribeInstanceInformationAsync(new(), TestContext.Current.CancellationToken)).InstanceInformationList.ShouldHaveSingleItem().PingStatus.ShouldBe(PingStatus.Online);
        }

        (await terraform.RunAsync("plan", "-detailed-exitcode")).Succeeded().ShouldContain("No changes.");
        if (configuration == "users")
        {
            // force_destroy deletes keys that Terraform hasn't created.
            await new IamClient(terraform.Emulator.RootOf("111111111111")).CreateAccessKeyAsync(new("auditor"), TestContext.Current.CancellationToken);
        }

        (await terraform.RunAsync("destroy", "-auto-approve")).Succeeded().ShouldContain($"{resources} destroyed");
        terraform.Emulator.Journal.Recent.Where(call => call.ErrorCode == "NotImplemented").Select(call => call.Operation).ShouldBeSubsetOf(Unasked);
    }

    [Theory]
    [InlineData("associations", "CreateAssociation")]
    public async Task Says_what_is_not_emulated_and_creates_nothing(string configuration, string operation)
    {
        await using var terraform = await Terraform.StartAsync(configuration);

        var refused = await terraform.RunAsync("apply", "-auto-approve");

        refused.ExitCode.ShouldBe(1, refused.Output);
        refused.Errors.ShouldContain($"operation error SSM: {operation}");
        refused.Errors.ShouldContain("NotImplemented");
        (await terraform.RunAsync("destroy", "-auto-approve")).Succeeded().ShouldContain("0 destroyed");
    }
}
