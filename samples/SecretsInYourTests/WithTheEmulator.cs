using Amazon.SimpleSystemsManagement;
using ScsLabs.Emulator;
using ScsLabs.Services.Iam;

namespace SecretsInYourTests;

/// <summary>The emulator in the test's own process: your code's SDK clients call it, and IAM decides.</summary>
public sealed class WithTheEmulator : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Password = "/app/db/password";

    private AwsEmulator aws = null!;
    private CreatedAccessKey key = null!;
    private IAmazonSimpleSystemsManagement application = null!;

    public async ValueTask InitializeAsync()
    {
        aws = await AwsEmulator.StartAsync();
        using var root = aws.Client<IAmazonSimpleSystemsManagement>(aws.RootCredentials(Account));
        await root.PutParameterAsync(new() { Name = Password, Value = "s3cret", Type = ParameterType.SecureString });
        await root.PutParameterAsync(new() { Name = "/app/admin/token", Value = "t0ken", Type = ParameterType.SecureString });

        var iam = new IamClient(aws.RootOf(Account));
        await iam.CreateUserAsync(new("application"));
        await iam.PutUserPolicyAsync(new("application", "read-password",
            $$"""
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "arn:aws:ssm:us-east-1:{{Account}}:parameter{{Password}}" } ] }
            """));
        key = (await iam.CreateAccessKeyAsync(new("application"))).AccessKey;
        application = aws.Client<IAmazonSimpleSystemsManagement>(key.AccessKeyId, key.SecretAccessKey);
    }

    public async ValueTask DisposeAsync()
    {
        application.Dispose();
        await aws.DisposeAsync();
    }

    [Fact]
    public async Task The_application_reads_its_password() =>
        Assert.Equal("s3cret", (await application.GetParameterAsync(new() { Name = Password, WithDecryption = true })).Parameter.Value);

    [Fact]
    public async Task The_application_reads_nothing_else()
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonSimpleSystemsManagementException>(
            () => application.GetParameterAsync(new() { Name = "/app/admin/token", WithDecryption = true }));

        Assert.Equal("AccessDeniedException", refusal.ErrorCode);
        Assert.EndsWith($"is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:{Account}:parameter/app/admin/token because no identity-based policy allows the ssm:GetParameter action", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"Resource [arn:aws:ssm:us-east-1:{Account}:parameter{Password}] doesn't name", aws.Explain(refusal).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_world_goes_its_own_way()
    {
        await using var copy = await aws.ForkAsync();
        await new IamClient(copy.RootOf(Account)).DeleteUserPolicyAsync(new("application", "read-password"));
        using var inCopy = copy.Client<IAmazonSimpleSystemsManagement>(key.AccessKeyId, key.SecretAccessKey);

        Assert.Equal("AccessDeniedException", (await Assert.ThrowsAnyAsync<AmazonSimpleSystemsManagementException>(() => inCopy.GetParameterAsync(new() { Name = Password }))).ErrorCode);
        Assert.Equal(Password, (await application.GetParameterAsync(new() { Name = Password })).Parameter.Name);
    }
}
