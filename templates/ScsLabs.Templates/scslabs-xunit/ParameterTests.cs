using Amazon.SimpleSystemsManagement;
using ScsLabs.Emulator;
using ScsLabs.Services.Iam;

namespace ScsLabsTests;

/// <summary>The application may read its own password, and nothing else.</summary>
public sealed class ParameterTests : IAsyncLifetime
{
    private const string Account = "111111111111";

    private AwsEmulator aws = null!;
    private IAmazonSimpleSystemsManagement application = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        aws = await AwsEmulator.StartAsync();
        using var root = aws.Client<IAmazonSimpleSystemsManagement>(aws.RootCredentials(Account));
        await root.PutParameterAsync(new() { Name = "/app/db/password", Value = "s3cret", Type = ParameterType.SecureString });
        await root.PutParameterAsync(new() { Name = "/admin/token", Value = "t0ken", Type = ParameterType.SecureString });

        var iam = new IamClient(aws.RootOf(Account));
        await iam.CreateUserAsync(new("application"));
        await iam.PutUserPolicyAsync(new("application", "read-password",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "arn:aws:ssm:us-east-1:{{Account}}:parameter/app/*" }
              ]
            }
            """));
        var key = (await iam.CreateAccessKeyAsync(new("application"))).AccessKey;
        application = aws.Client<IAmazonSimpleSystemsManagement>(key.AccessKeyId, key.SecretAccessKey);
    }

    public async ValueTask DisposeAsync()
    {
        application.Dispose();
        await aws.DisposeAsync();
    }

    [Fact]
    public async Task The_application_reads_its_password() =>
        Assert.Equal("s3cret", (await application.GetParameterAsync(new() { Name = "/app/db/password", WithDecryption = true }, Token)).Parameter.Value);

    [Fact]
    public async Task The_application_does_not_read_the_admins_token()
    {
        var refusal = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(
            () => application.GetParameterAsync(new() { Name = "/admin/token", WithDecryption = true }, Token));

        Assert.Equal("AccessDeniedException", refusal.ErrorCode);
        Assert.Contains("Resource [arn:aws:ssm:us-east-1:111111111111:parameter/app/*] doesn't name", aws.Explain(refusal).ToString());
    }
}
