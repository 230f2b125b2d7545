namespace ScsLabs.Conformance.Tests;

/// <summary>Terraform in a folder of its own with one of the configurations, against an emulator of its own.</summary>
internal sealed class Terraform : IAsyncDisposable
{
    private static readonly string? Program = OtherPeoplesClients.Find("terraform");
    private static readonly string? Plugins = Environment.GetEnvironmentVariable("SCSLABS_TF_PLUGINS");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-");

    private Terraform(AwsEmulator emulator) => Emulator = emulator;

    public AwsEmulator Emulator { get; }

    /// <summary>Starts an emulator, and initialises a configuration; the test is skipped where there is no Terraform or no provider.</summary>
    public static async Task<Terraform> StartAsync(string configuration)
    {
        Assert.SkipWhen(Program is null, "Terraform isn't installed.");
        Assert.SkipWhen(string.IsNullOrEmpty(Plugins), "SCSLABS_TF_PLUGINS doesn't name a folder that has the AWS provider (terraform providers mirror makes one).");
        var terraform = new Terraform(await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken));
        try
        {
            File.Copy(Path.Combine(OtherPeoplesClients.Folder, "terraform", configuration, "main.tf"), Path.Combine(terraform.folder.FullName, "main.tf"));
            (await terraform.RunAsync("init", $"-plugin-dir={Plugins}")).Succeeded();
            return terraform;
        }
        catch
        {
            await terraform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command as the root user.</summary>
    public Task<Run> RunAsync(string command, params string[] arguments) => OtherPeoplesClients.RunAsync(
        Program!,
        [command, .. arguments, "-input=false", "-no-color"],
        new Dictionary<string, string>(OtherPeoplesClients.Environ(Emulator, Credentials.Root), StringComparer.Ordinal) { ["CHECKPOINT_DISABLE"] = "1" },
        folder.FullName);

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await Emulator.DisposeAsync();
    }
}
