namespace ScsLabs.Conformance.Tests;

/// <summary>What a program with the AWS SDK for JavaScript sees: <c>tests/conformance/with_aws_sdk.mjs</c>.</summary>
public sealed class TheSdkForJavaScript
{
    [Fact]
    public async Task Sees_an_AWS_that_enforces()
    {
        var node = OtherPeoplesClients.Find("node");
        Assert.SkipWhen(node is null, "Node isn't installed.");
        Assert.SkipWhen(!Directory.Exists(Path.Combine(OtherPeoplesClients.Folder, "node_modules", "@aws-sdk")), "The SDK isn't installed: run npm ci in tests/conformance.");
        await using var emulator = await AwsEmulator.StartAsync(cancel: TestContext.Current.CancellationToken);

        var run = await OtherPeoplesClients.RunAsync(node!, ["with_aws_sdk.mjs"], OtherPeoplesClients.Environ(emulator, Credentials.Root));

        run.Succeeded().ShouldContain("ok what is encrypted opens in its context only");
    }
}
