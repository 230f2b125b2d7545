using ScsLabs.Services.Iam;

namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator through Terraform: <c>tests/conformance/terraform</c>.</summary>
public sealed class TerraformTests
{
    /// <summary>The operations that the provider calls for every bucket and instance, whatever the configuration; it takes NotImplemented for an answer.</summary>
    private static readonly string[] Unasked =
    [
        "GetBucketAccelerateConfiguration", "GetBucketCors", "GetBucketLifecycleConfiguration", "GetBucketLogging", "GetBucketReplication", "GetBucketRequestPayment",
        "GetBucketWebsite", "GetInstanceUefiData", "GetObjectLockConfiguration",
    ];

    [Theory]
    [InlineData("secrets", 9)]
    [InlineData("buckets", 9)]
    [InlineData("users", 9)]
    [InlineData("network", 32)]
    [InlineData("instances", 13)]
    [InlineData("application", 29)]
    [InlineData("detection", 21)]
    [InlineData("response", 11)]
    [InlineData("documents", 2)]
    [InlineData("patching", 5)]
    public async Task Applies_finds_no_drift_and_destroys(string configuration, int resources)
    {
        var terraform = OtherPeoplesClients.Find("terraform");
        var plugins = Environment.GetEnvironmentVariable("SCSLABS_TF_PLUGINS");
        Assert.SkipWhen(terraform is null, "Terraform isn't installed.");
        Assert.SkipWhen(string.IsNullOrEmpty(plugins), "SCSLABS_TF_PLUGINS doesn't name a folder that has the AWS provider (terraform providers mirror makes one).");
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("scslabs-");
        try
        {
            File.Copy(Path.Combine(OtherPeoplesClients.Folder, "terraform", configuration, "main.tf"), Path.Combine(folder.FullName, "main.tf"));
            (await RunAsync("init", $"-plugin-dir={plugins}")).Succeeded();

            (await RunAsync("apply", "-auto-approve")).Succeeded().ShouldContain($"{resources} added, 0 changed, 0 destroyed");
            (await RunAsync("plan", "-detailed-exitcode")).Succeeded().ShouldContain("No changes.");
            if (configuration == "users")
            {
                // force_destroy deletes keys that Terraform hasn't created.
                await new IamClient(emulator.RootOf("111111111111")).CreateAccessKeyAsync(new("auditor"), TestContext.Current.CancellationToken);
            }

            (await RunAsync("destroy", "-auto-approve")).Succeeded().ShouldContain($"{resources} destroyed");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        emulator.Journal.Recent.Where(call => call.ErrorCode == "NotImplemented").Select(call => call.Operation).ShouldBeSubsetOf(Unasked);

        Task<Run> RunAsync(string command, params string[] arguments) => OtherPeoplesClients.RunAsync(
            terraform!,
            [command, .. arguments, "-input=false", "-no-color"],
            new Dictionary<string, string>(OtherPeoplesClients.Environ(emulator, Credentials.Root), StringComparer.Ordinal) { ["CHECKPOINT_DISABLE"] = "1" },
            folder.FullName);
    }
}
