namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator through boto3: <c>tests/conformance/with_boto3.py</c>.</summary>
public sealed class Boto3Tests
{
    [Fact]
    public async Task Sees_an_AWS_that_enforces()
    {
        var python = OtherPeoplesClients.Find("python3", "python");
        Assert.SkipWhen(python is null, "Python isn't installed.");
        Assert.SkipWhen((await OtherPeoplesClients.RunAsync(python!, ["-c", "import boto3"])).ExitCode != 0, "Python has no boto3.");
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await OtherPeoplesClients.RunAsync(python!, ["-X", "utf8", "with_boto3.py"], OtherPeoplesClients.Environ(emulator, Credentials.Root));

        run.Succeeded().ShouldContain("ok the_waiter_of_a_user_sees_it");
    }
}
