using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>Clients of the SDK for .NET, created for an emulator.</summary>
public sealed class AwsSdkClientsTests
{
    private const string Account = "111111111111";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_calls_the_emulator_as_the_given_caller_and_is_refused_what_the_caller_may_not_do()
    {
        await using var aws = await AwsEmulator.StartAsync(cancellationToken: Token);
        var iam = new IamClient(aws.RootOf(Account));
        await iam.CreateUserAsync(new("alice"), Token);
        await iam.PutUserPolicyAsync(new("alice", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"""), Token);
        var key = (await iam.CreateAccessKeyAsync(new("alice"), Token)).AccessKey;
        using var root = aws.Client<IAmazonS3>(aws.RootCredentials(Account));
        await root.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = "reports" }, Token);
        using var alices = aws.Client<AmazonS3Client>(key.AccessKeyId, key.SecretAccessKey);

        (await alices.ListBucketsAsync(Token)).Buckets.ShouldHaveSingleItem().BucketName.ShouldBe("reports");
        (await Should.ThrowAsync<AmazonS3Exception>(() => alices.ListObjectsV2Async(new() { BucketName = "reports" }, Token))).ErrorCode.ShouldBe("AccessDenied");
    }

    [Fact]
    public async Task A_client_calls_the_Region_that_it_was_created_for()
    {
        await using var aws = await AwsEmulator.StartAsync(cancellationToken: Token);
        using var ohio = aws.Client<IAmazonSimpleSystemsManagement>(aws.RootCredentials(Account), "us-east-2");
        using var virginia = aws.Client<IAmazonSimpleSystemsManagement>(aws.RootCredentials(Account));

        await ohio.PutParameterAsync(new() { Name = "/a", Value = "1", Type = ParameterType.String }, Token);

        (await ohio.GetParameterAsync(new() { Name = "/a" }, Token)).Parameter.ARN.ShouldBe($"arn:aws:ssm:us-east-2:{Account}:parameter/a");
        await Should.ThrowAsync<Amazon.SimpleSystemsManagement.Model.ParameterNotFoundException>(() => virginia.GetParameterAsync(new() { Name = "/a" }, Token));
    }

    [Fact]
    public async Task Root_credentials_have_the_secret_that_the_emulator_wants()
    {
        await using var aws = await AwsEmulator.StartAsync(new() { RootSecret = "chosen" }, Token);
        using var root = aws.Client<IAmazonSecurityTokenService>(aws.RootCredentials(Account));
        using var stranger = aws.Client<IAmazonSecurityTokenService>(new BasicAWSCredentials(Account, "any"));

        (await root.GetCallerIdentityAsync(new(), Token)).Arn.ShouldBe($"arn:aws:iam::{Account}:root");
        (await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() => stranger.GetCallerIdentityAsync(new(), Token))).ErrorCode.ShouldBe("SignatureDoesNotMatch");
        Should.Throw<FormatException>(() => aws.RootCredentials("1"));
    }

    [Fact]
    public async Task A_configuration_keeps_its_own_settings()
    {
        await using var aws = await AwsEmulator.StartAsync(cancellationToken: Token);

        var config = aws.Configure(new AmazonS3Config { MaxErrorRetry = 7 }, "eu-west-3");

        (config.MaxErrorRetry, config.ServiceURL, config.AuthenticationRegion).ShouldBe((7, aws.Endpoint.ToString(), "eu-west-3"));
    }
}
