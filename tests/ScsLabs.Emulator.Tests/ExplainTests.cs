using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleSystemsManagement;
using ScsLabs.Policy;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;

namespace ScsLabs.Emulator.Tests;

/// <summary>A test asks in code why its call was refused.</summary>
public sealed class ExplainTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Alice = $"arn:aws:iam::{Account}:user/alice";
    private const string Password = $"arn:aws:ssm:us-east-1:{Account}:parameter/app/password";

    private AwsEmulator aws = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => aws = await AwsEmulator.StartAsync(cancellationToken: Token);

    public ValueTask DisposeAsync() => aws.DisposeAsync();

    [Fact]
    public async Task An_exception_of_the_SDK_is_explained_with_the_nearest_statement_and_the_condition_that_failed()
    {
        using var ssm = await AliceAsync("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}, {"Sid":"InFrance","Effect":"Allow","Action":"ssm:Get*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-3"}}}""");

        var explanation = aws.Explain(await RefusedAsync(ssm));

        explanation.ToString().ShouldBe($"""
            {Alice} called ssm GetParameter in us-east-1.
            Answer: AccessDeniedException (400): User: {Alice} is not authorized to perform: ssm:GetParameter on resource: {Password} because no identity-based policy allows the ssm:GetParameter action
            ssm:GetParameter on {Password}: ImplicitlyDenied, because no identity-based policy allows the ssm:GetParameter action.
              Nearest: Allow of own, statement InFrance (Identity): StringEquals aws:RequestedRegion wants [eu-west-3], the request has [us-east-1]
            """);
        var ask = explanation.Asks.ShouldHaveSingleItem();
        (ask.Action, ask.Resource, ask.Decision.Outcome, ask.Decision.DecidedBy).ShouldBe(("ssm:GetParameter", Password, Outcome.ImplicitlyDenied, PolicyKind.Identity));
        (ask.Statement!.Sid, ask.Statement.Mismatch!.Key, ask.Statement.Mismatch.Actual.ShouldHaveSingleItem()).ShouldBe(("InFrance", "aws:RequestedRegion", "us-east-1"));
        explanation.Call.Operation.ShouldBe("GetParameter");
    }

    [Fact]
    public async Task An_explicit_deny_is_explained_with_its_statement()
    {
        using var ssm = await AliceAsync("""{"Effect":"Allow","Action":"*","Resource":"*"}, {"Sid":"NoSecrets","Effect":"Deny","Action":"ssm:GetParameter","Resource":"*"}""");

        aws.Explain(await RefusedAsync(ssm)).Asks.ShouldHaveSingleItem().ToString().ShouldBe($"""
            ssm:GetParameter on {Password}: ExplicitlyDenied, with an explicit deny in an identity-based policy.
              Denied by: Deny of own, statement NoSecrets (Identity): matches
            """);
    }

    [Fact]
    public async Task A_caller_without_any_policy_is_told_so()
    {
        using var ssm = await AliceAsync(null);

        var ask = aws.Explain(await RefusedAsync(ssm)).Asks.ShouldHaveSingleItem();

        ask.Statement.ShouldBeNull();
        ask.ToString().ShouldEndWith("\n  There is no identity-based policy with an Allow.");
    }

    [Fact]
    public async Task An_allowed_call_names_what_allowed_it_and_the_root_user_needs_nothing()
    {
        using var ssm = await AliceAsync("""{"Sid":"Any","Effect":"Allow","Action":"*","Resource":"*"}""");
        await ssm.DescribeParametersAsync(new(), Token);

        var alices = aws.Journal.Recent[^1];
        alices.Explain().Asks.ShouldHaveSingleItem().Statement!.Sid.ShouldBe("Any");
        alices.ToString().ShouldBe($"""
            {Alice} called ssm DescribeParameters in us-east-1.
            Answer: the call succeeded.
            ssm:DescribeParameters on arn:aws:ssm:us-east-1:{Account}:*: Allowed, because an identity-based policy allows the ssm:DescribeParameters action: own, statement Any.
            """);

        await new IamClient(aws.RootOf(Account)).GetUserAsync(new("alice"), Token);
        var roots = aws.Journal.Recent[^1];
        roots.Explain().Asks.ShouldHaveSingleItem().Statement.ShouldBeNull();
        roots.ToString().ShouldEndWith($"iam:GetUser on {Alice}: Allowed, because the account's root user needs no policy that allows iam:GetUser.");
    }

    [Fact]
    public async Task A_typed_client_in_this_process_throws_what_can_be_explained_too()
    {
        var kms = new KmsClient(aws.RootOf(Account));
        var key = (await kms.CreateKeyAsync(new(Policy: $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Else","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:root"},"Action":"kms:PutKeyPolicy","Resource":"*"}]}"""), Token)).KeyMetadata.Arn!;

        var refused = await Should.ThrowAsync<AwsException>(() => kms.DescribeKeyAsync(new(key), Token));

        aws.Explain(refused).Asks.ShouldHaveSingleItem().ToString().ShouldBe($"""
            kms:DescribeKey on {key}: ImplicitlyDenied, because no resource-based policy allows the kms:DescribeKey action.
              Nearest: Allow of default, statement Else (Resource): Action [kms:PutKeyPolicy] doesn't name kms:DescribeKey
            """);
    }

    [Fact]
    public async Task Where_the_resource_policy_names_the_other_account_its_own_policies_are_what_is_missing()
    {
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("222222222222", "any"), new AmazonS3Config { ServiceURL = aws.Endpoint.ToString(), ForcePathStyle = true });
        await s3.PutBucketAsync("reports", Token);
        await s3.PutBucketPolicyAsync("reports", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Account}}"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::reports"}]}""", Token);
        using var alices = new AmazonS3Client(await KeyAsync("""{"Sid":"Objects","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"""), new AmazonS3Config { ServiceURL = aws.Endpoint.ToString(), ForcePathStyle = true });

        var refused = await Should.ThrowAsync<AmazonS3Exception>(() => alices.ListObjectsV2Async(new() { BucketName = "reports" }, Token));

        aws.Explain(refused).Asks.ShouldHaveSingleItem().Statement!.ToString().ShouldBe("Allow of own, statement Objects (Identity): Action [s3:GetObject] doesn't name s3:ListBucket");
    }

    [Fact]
    public async Task An_exception_that_wraps_the_SDKs_is_explained_and_one_without_a_request_id_is_not()
    {
        using var ssm = await AliceAsync(null);
        var refused = await RefusedAsync(ssm);

        aws.Explain(new InvalidOperationException("No password.", refused)).Call.ShouldBe(aws.Explain(refused.RequestId).Call);

        var error = Should.Throw<ArgumentException>(() => aws.Explain(new InvalidOperationException("No password.")));
        error.Message.ShouldStartWith("System.InvalidOperationException has no request id, so it doesn't say which call failed: No password.");
    }

    [Fact]
    public async Task A_call_that_the_journal_no_longer_has_is_not_explained()
    {
        using var ssm = await AliceAsync(null);
        var refused = await RefusedAsync(ssm);
        await aws.ResetAsync(Token);

        Should.Throw<ArgumentException>(() => aws.Explain(refused)).Message.ShouldStartWith($"The journal has no call with the request id '{refused.RequestId}'");
    }

    [Fact]
    public async Task A_call_that_asked_no_policy_says_so()
    {
        using var ssm = new AmazonSimpleSystemsManagementClient(new BasicAWSCredentials("AKIAAAAAAAAAAAAAAAAA", "any"), new AmazonSimpleSystemsManagementConfig { ServiceURL = aws.Endpoint.ToString() });

        aws.Explain(await RefusedAsync(ssm)).ToString().ShouldBe("""
            A caller that was not authenticated called ssm GetParameter in us-east-1.
            Answer: UnrecognizedClientException (400): The security token included in the request is invalid.
            No policy was asked.
            """);
    }

    private static async Task<AmazonSimpleSystemsManagementException> RefusedAsync(AmazonSimpleSystemsManagementClient ssm) =>
        await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => ssm.GetParameterAsync(new() { Name = "/app/password" }, Token));

    private async Task<AmazonSimpleSystemsManagementClient> AliceAsync(string? statements) =>
        new(await KeyAsync(statements), new AmazonSimpleSystemsManagementConfig { ServiceURL = aws.Endpoint.ToString() });

    private async Task<AWSCredentials> KeyAsync(string? statements)
    {
        var iam = new IamClient(aws.RootOf(Account));
        await iam.CreateUserAsync(new("alice"), Token);
        if (statements is not null)
        {
            await iam.PutUserPolicyAsync(new("alice", "own", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""), Token);
        }

        var key = (await iam.CreateAccessKeyAsync(new("alice"), Token)).AccessKey;
        return new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);
    }
}
