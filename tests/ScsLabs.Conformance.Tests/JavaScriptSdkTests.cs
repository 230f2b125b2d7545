namespace ScsLabs.Conformance.Tests;

/// <summary>The emulator through the AWS SDK for JavaScript: <c>tests/conformance/with_aws_sdk*.mjs</c>.</summary>
public sealed class JavaScriptSdkTests
{
    [Theory]
    [InlineData("with_aws_sdk.mjs", "ok what is encrypted opens in its context only")]
    [InlineData("with_aws_sdk_s3_buckets.mjs", "ok versions and delete markers are kept")]
    [InlineData("with_aws_sdk_s3_objects.mjs", "ok a large stream is uploaded in parts")]
    [InlineData("with_aws_sdk_s3_presigned.mjs", "ok a presigned form is no wider than its signer")]
    [InlineData("with_aws_sdk_s3_access.mjs", "ok wrong secrets and unknown keys are told apart")]
    public async Task Sees_an_AWS_that_enforces(string script, string last)
    {
        var node = OtherPeoplesClients.Find("node");
        Assert.SkipWhen(node is null, "Node isn't installed.");
        Assert.SkipWhen(!Directory.Exists(Path.Combine(OtherPeoplesClients.Folder, "node_modules", "@aws-sdk", "client-s3")), "The SDK isn't installed: run npm ci in tests/conformance.");
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await OtherPeoplesClients.RunAsync(node!, [script], OtherPeoplesClients.Environ(emulator, Credentials.Root));

        run.Succeeded().ShouldContain(last);
    }
}
