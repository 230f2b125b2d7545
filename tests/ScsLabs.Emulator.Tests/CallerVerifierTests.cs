using System.Net;
using Amazon.Runtime;

namespace ScsLabs.Emulator.Tests;

/// <summary>The caller that a request is taken for, and root users' keys.</summary>
public sealed class CallerVerifierTests
{
    private const string WhoAmI = "Action=GetCallerIdentity&Version=2011-06-15";

    [Fact]
    public async Task A_twelve_digit_key_is_that_account_with_any_secret()
    {
        await using var emulator = await StartAsync(new());

        (await AskAsync(emulator, "222222222222", "whatever")).Body.ShouldContain("<Arn>arn:aws:iam::222222222222:root</Arn>");
        (await AskAsync(emulator, "test", "test")).Body.ShouldContain("<Arn>arn:aws:iam::000000000000:root</Arn>");
    }

    [Fact]
    public async Task With_a_root_secret_it_is_verified_and_the_conventional_key_is_off()
    {
        await using var emulator = await StartAsync(new() { RootSecret = "S" });

        (await AskAsync(emulator, "222222222222", "S")).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(emulator, "222222222222", "other")).Code.ShouldBe("SignatureDoesNotMatch");
        (await AskAsync(emulator, "test", "S")).Code.ShouldBe("InvalidClientTokenId");
    }

    [Fact]
    public async Task An_unknown_key_is_refused_unless_the_operator_says_whose_it_is()
    {
        await using var strict = await StartAsync(new());
        await using var lax = await StartAsync(new() { UnknownKeysAs = AccountId.Parse("333333333333") });

        (await AskAsync(strict, "AKIAUNKNOWN", "x")).Code.ShouldBe("InvalidClientTokenId");
        (await AskAsync(lax, "AKIAUNKNOWN", "x")).Body.ShouldContain("333333333333");
    }

    [Fact]
    public async Task The_referer_of_a_request_is_a_condition_key()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var emulator = await StartAsync(new());
        var iam = new Services.Iam.IamClient(emulator.RootOf(Client.Account));
        await iam.CreateUserAsync(new("alice"), cancellationToken);
        await iam.PutUserPolicyAsync(
            new("alice", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},{"Effect":"Deny","Action":"ssm:*","Resource":"*","Condition":{"StringLike":{"aws:referer":"https://evil.example/*"}}}]}"""),
            cancellationToken);
        var key = (await iam.CreateAccessKeyAsync(new("alice"), cancellationToken)).AccessKey;
        using var alice = new Client(emulator, new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));

        (await AskFromAsync(alice, "https://good.example/")).Status.ShouldBe(HttpStatusCode.OK);
        (await AskFromAsync(alice, "https://evil.example/")).Code.ShouldBe("AccessDeniedException");

        static Task<Answer> AskFromAsync(Client client, string referer) => client.SignedAsync(
            "ssm", "us-east-1", [new("X-Amz-Target", "AmazonSSM.DescribeParameters"), new("Content-Type", "application/x-amz-json-1.1"), new("Referer", referer)], "{}");
    }

    [Fact]
    public async Task A_users_key_wants_its_secret()
    {
        await using var emulator = await StartAsync(new());
        var iam = new Services.Iam.IamClient(emulator.RootOf(Client.Account));
        await iam.CreateUserAsync(new("alice"), TestContext.Current.CancellationToken);
        var key = (await iam.CreateAccessKeyAsync(new("alice"), TestContext.Current.CancellationToken)).AccessKey;

        (await AskAsync(emulator, key.AccessKeyId, key.SecretAccessKey)).Body.ShouldContain(":user/alice</Arn>");
        (await AskAsync(emulator, key.AccessKeyId, key.SecretAccessKey + "x")).Code.ShouldBe("SignatureDoesNotMatch");

        using var json = new Client(emulator, new BasicAWSCredentials(key.AccessKeyId, "wrong"));
        (await json.JsonAsync("AmazonSSM.GetParameter", """{"Name":"/a"}""")).Code.ShouldBe("InvalidSignatureException");
        using var unknown = new Client(emulator, new BasicAWSCredentials("AKIAUNKNOWN", "wrong"));
        (await unknown.JsonAsync("AmazonSSM.GetParameter", """{"Name":"/a"}""")).Code.ShouldBe("UnrecognizedClientException");
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-central-1")]
    [InlineData("ap-northeast-1")]
    public async Task A_global_service_takes_any_Region_in_the_scope_and_is_in_its_own(string region)
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);

        (await client.SignedAsync("iam", region, [new("Content-Type", "application/x-www-form-urlencoded")], "Action=CreateUser&Version=2010-05-08&UserName=a")).Status.ShouldBe(HttpStatusCode.OK);

        emulator.Journal.Recent[^1].Region.ShouldBe("us-east-1");
        emulator.Journal.Recent[^1].Asks.ShouldHaveSingleItem().Request.Find("aws:RequestedRegion")!.Value.Single.ShouldBe("us-east-1");

        await new Services.Iam.IamClient(emulator.RootOf("111111111111", region)).CreateUserAsync(new("b"), TestContext.Current.CancellationToken);
        emulator.Journal.Recent[^1].Region.ShouldBe("us-east-1");
    }

    [Theory]
    [InlineData("aws-global")]
    [InlineData("eu-west-77")]
    [InlineData("cn-north-1")]
    public async Task A_global_service_refuses_what_is_no_Region(string region)
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);

        var answer = await client.SignedAsync("iam", region, [new("Content-Type", "application/x-www-form-urlencoded")], "Action=CreateUser&Version=2010-05-08&UserName=a");

        // An account id's root is taken with any secret, but its scope is still checked.
        answer.Code.ShouldBe("SignatureDoesNotMatch");
        answer.Body.ShouldContain($"Credential should be scoped to a valid region, not '{region}'.");
        emulator.Store.Current.Everywhere<Services.Iam.User>().ShouldBeEmpty();
    }

    private static Task<AwsEmulator> StartAsync(EmulatorOptions options) => AwsEmulator.StartAsync(options, TestContext.Current.CancellationToken);

    private static async Task<Answer> AskAsync(AwsEmulator emulator, string key, string secret)
    {
        using var client = new Client(emulator, new BasicAWSCredentials(key, secret));
        return await client.QueryAsync("sts", WhoAmI);
    }
}
