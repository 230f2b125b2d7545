namespace ScsLabs.Conformance.Tests;

/// <summary>What a shell sees of the executable itself.</summary>
public sealed class TheExecutable
{
    [Fact]
    public async Task Says_in_one_line_that_its_port_is_taken()
    {
        var dotnet = OtherPeoplesClients.Find("dotnet");
        Assert.SkipWhen(dotnet is null, "dotnet isn't on the path.");
        await using var emulator = await AwsEmulator.StartAsync(cancel: TestContext.Current.CancellationToken);

        var run = await OtherPeoplesClients.RunAsync(dotnet!, [Path.Combine(AppContext.BaseDirectory, "ScsLabs.Emulator.dll"), "serve", "--port", $"{emulator.Endpoint.Port}"]);

        run.ExitCode.ShouldBe(1);
        run.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith($"Can't listen on 127.0.0.1:{emulator.Endpoint.Port}: ");
    }
}
