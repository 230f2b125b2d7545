namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator through the AWS SDK for Ruby: <c>tests/conformance/with_ruby_sdk.rb</c>.</summary>
public sealed class RubySdkTests
{
    [Fact]
    public async Task Presigned_URLs_and_forms_do_what_their_queries_and_policies_say()
    {
        var ruby = OtherPeoplesClients.Find("ruby");
        Assert.SkipWhen(ruby is null, "Ruby isn't installed.");
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.SkipWhen((await OtherPeoplesClients.RunAsync(ruby!, ["-e", "require 'aws-sdk-s3'"], OtherPeoplesClients.Environ(emulator, Credentials.Root))).ExitCode != 0, "The AWS SDK for Ruby isn't installed: apt-get install ruby-aws-sdk-s3, or gem install aws-sdk-s3.");

        var run = await OtherPeoplesClients.RunAsync(ruby!, ["with_ruby_sdk.rb"], OtherPeoplesClients.Environ(emulator, Credentials.Root));

        run.Succeeded().ShouldContain("ok and within its conditions");
    }
}
