using ScsLabs.Model;
using ScsLabs.Model.Calls;
using ScsLabs.Model.State;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator.Tests;

/// <summary>Calls over the wire, in this process, of services for their callers and of services by themselves all go through one entrance.</summary>
public sealed class CallRunnerTests : IAsyncLifetime
{
    private const string Account = "111111111111";

    private AwsEmulator emulator = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IServiceTransport Root => emulator.RootOf(Account);

    public async ValueTask InitializeAsync() => emulator = await AwsEmulator.StartAsync(cancellationToken: Token);

    public ValueTask DisposeAsync() => emulator.DisposeAsync();

    [Theory]
    [InlineData("", "Member must have length greater than or equal to 1")]
    [InlineData("has space and /slash", "Member must satisfy regular expression pattern")]
    [InlineData(null, "Member must not be null")]
    public async Task A_client_in_this_process_is_validated_like_any_other(string? name, string reason)
    {
        var error = await Should.ThrowAsync<AwsException>(() => new IamClient(Root).CreateUserAsync(new(name!), Token));

        (error.Code, error.Status).ShouldBe(("ValidationError", 400));
        error.Message.ShouldContain(reason);
        (await new IamClient(Root).ListUsersAsync(new(), Token)).Users.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_lists_and_structures_hold_is_validated_too()
    {
        var error = await Should.ThrowAsync<AwsException>(() => new IamClient(Root).CreateUserAsync(new("alice", Tags: [new("ok", "v"), new("", "v"), null!]), Token));

        error.Message.ShouldBe(
            "3 validation errors detected: Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + "Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+; "
            + "Value null at 'tags.3.member' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task A_text_that_a_list_lacks_is_told()
    {
        await new IamClient(Root).CreateUserAsync(new("alice"), Token);

        var error = await Should.ThrowAsync<AwsException>(() => new IamClient(Root).UntagUserAsync(new("alice", ["ok", null!]), Token));

        error.Message.ShouldBe("1 validation error detected: Value null at 'tagKeys.2.member' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task A_client_in_this_process_is_recorded_with_what_it_asked_got_and_was_decided()
    {
        await new IamClient(Root).CreateUserAsync(new("alice"), Token);

        var call = emulator.Journal.Recent.ShouldHaveSingleItem();
        (call.Service, call.Operation, call.Region, call.Status).ShouldBe(("iam", "CreateUser", "us-east-1", 200));
        call.Caller!.Principal.Name.ShouldBe("arn:aws:iam::111111111111:root");
        call.Asks.ShouldHaveSingleItem().Request.Action.ShouldBe("iam:CreateUser");
        call.Parameters.ShouldBe("""{"UserName":"alice","Path":"/"}""");
        call.Result!.ShouldContain("\"Arn\":\"arn:aws:iam::111111111111:user/alice\"");
    }

    [Fact]
    public async Task A_call_that_a_service_makes_for_its_caller_is_recorded_by_itself_and_names_the_outer_one()
    {
        await new SsmClient(Root).PutParameterAsync(new("/app/secret", "s3cret", Type: ParameterType.SecureString), Token);

        var calls = emulator.Journal.Recent;
        var outer = calls.Single(call => call.Operation == "PutParameter");
        var inner = calls.Single(call => call.Operation == "Encrypt");
        (inner.Service, inner.OuterRequestId, inner.Caller!.ViaService).ShouldBe(("kms", outer.RequestId, "ssm.us-east-1.amazonaws.com"));
        outer.OuterRequestId.ShouldBeNull();
        outer.Asks.Select(ask => ask.Request.Action).ShouldBe(["ssm:PutParameter", "kms:Encrypt"]);
        inner.Asks.ShouldHaveSingleItem().ShouldBeSameAs(outer.Asks[1]);
    }

    [Theory]
    [InlineData("a character of two halves at the cut")]
    [InlineData("half a character")]
    public async Task A_text_that_cannot_be_recorded_as_it_is_fails_no_call(string what)
    {
        var text = what == "half a character" ? "\ud83d" : new string('x', 511) + "\ud83d\ude00";

        await new SsmClient(Root).PutParameterAsync(new("/a", "v", Type: ParameterType.String, Description: text), Token);

        emulator.Journal.Recent.ShouldHaveSingleItem().Parameters!.ShouldContain("Description");
    }

    [Fact]
    public async Task Secrets_are_in_no_record()
    {
        var iam = new IamClient(Root);
        await iam.CreateUserAsync(new("alice"), Token);
        var key = (await iam.CreateAccessKeyAsync(new("alice"), Token)).AccessKey;
        await iam.CreateRoleAsync(new("app", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"""), Token);
        await new SsmClient(Root).PutParameterAsync(new("/app/secret", "s3cret", Type: ParameterType.SecureString), Token);
        await new SsmClient(Root).PutParameterAsync(new("/app/plain", "pl4in", Type: ParameterType.String), Token);
        var keyId = (await new KmsClient(Root).CreateKeyAsync(new(), Token)).KeyMetadata.KeyId;
        await new KmsClient(Root).EncryptAsync(new(keyId, "pl4in"u8.ToArray()), Token);
        var pair = (await new KmsClient(Root).CreateKeyAsync(new(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.EccNistP256), Token)).KeyMetadata.KeyId;
        var signature = (await new KmsClient(Root).SignAsync(new(pair, "pl4in"u8.ToArray(), SigningAlgorithm.EcdsaSha256), Token)).Signature;
        await new KmsClient(Root).VerifyAsync(new(pair, "pl4in"u8.ToArray(), signature, SigningAlgorithm.EcdsaSha256), Token);
        var hmac = (await new KmsClient(Root).CreateKeyAsync(new(KeyUsage: KeyUsage.GenerateVerifyMac, KeySpec: KeySpec.Hmac256), Token)).KeyMetadata.KeyId;
        var mac = (await new KmsClient(Root).GenerateMacAsync(new("pl4in"u8.ToArray(), hmac, MacAlgorithm.HmacSha256), Token)).Mac;
        await new KmsClient(Root).VerifyMacAsync(new("pl4in"u8.ToArray(), hmac, MacAlgorithm.HmacSha256, mac), Token);

        var all = string.Concat(emulator.Journal.Recent.Select(call => call.Parameters + call.Result));
        all.ShouldNotContain(key.SecretAccessKey);
        all.ShouldNotContain("s3cret");
        all.ShouldNotContain("pl4in");
        all.ShouldNotContain(Convert.ToBase64String("pl4in"u8));
        all.ShouldNotContain(Convert.ToBase64String(signature));
        all.ShouldNotContain(Convert.ToBase64String(mac));
        all.ShouldContain("HIDDEN_DUE_TO_SECURITY_REASONS");
        all.ShouldContain(key.AccessKeyId);
    }

    [Fact]
    public async Task A_service_acts_as_itself_where_a_resource_policy_lets_it_for_that_source()
    {
        var iam = new IamClient(Root);
        await iam.CreateRoleAsync(new("target", Trust("events.amazonaws.com", "arn:aws:events:us-east-1:111111111111:rule/mine")), Token);
        var (mine, others) = (Service("arn:aws:events:us-east-1:111111111111:rule/mine"), Service("arn:aws:events:us-east-1:111111111111:rule/other"));

        await new StsClient(mine).AssumeRoleAsync(new("arn:aws:iam::111111111111:role/target", "session"), Token);
        var refused = await Should.ThrowAsync<AwsException>(() => new StsClient(others).AssumeRoleAsync(new("arn:aws:iam::111111111111:role/target", "session"), Token));

        refused.Code.ShouldBe("AccessDenied");
        refused.Message.ShouldContain("User: events.amazonaws.com is not authorized to perform: sts:AssumeRole");
        emulator.Journal.Recent.Where(call => call.Operation == "AssumeRole").Select(call => (call.Caller!.Principal.Name, call.ErrorCode))
            .ShouldBe([("events.amazonaws.com", null), ("events.amazonaws.com", "AccessDenied")]);

        IServiceTransport Service(string source) => emulator.Store.Acting.AsService("events.amazonaws.com", "us-east-1", source, AccountId.Parse(Account));
    }

    [Fact]
    public async Task A_reaction_acts_as_a_role_that_trusts_its_service_and_may_do_what_the_role_may()
    {
        var iam = new IamClient(Root);
        await iam.CreateRoleAsync(new("function", Trust("lambda.amazonaws.com")), Token);
        await iam.PutRolePolicyAsync(new("function", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:PutParameter","Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/seen"}]}"""), Token);
        using var subscription = emulator.Store.Subscribe(async (commit, acting, cancellationToken) =>
        {
            if (commit.Changes.Any(change => change is { Before: null, After: Bucket }))
            {
                var role = await acting.AsRoleAsync("lambda.amazonaws.com", "us-east-1", "arn:aws:iam::111111111111:role/function", "run", "arn:aws:lambda:us-east-1:111111111111:function:run", AccountId.Parse("111111111111"), cancellationToken);
                await new SsmClient(role).PutParameterAsync(new("/seen", "x", Type: ParameterType.String), cancellationToken);
                await new SsmClient(role).PutParameterAsync(new("/other", "x", Type: ParameterType.String), cancellationToken);
            }
        });

        await new S3Client(Root).CreateBucketAsync(new("data"), Token);
        var failures = await Should.ThrowAsync<AggregateException>(() => emulator.SettleAsync(Token));

        failures.InnerExceptions.ShouldHaveSingleItem().Message.ShouldContain("User: arn:aws:sts::111111111111:assumed-role/function/run is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:us-east-1:111111111111:parameter/other");
        (await new SsmClient(Root).GetParameterAsync(new("/seen"), Token)).Parameter.Value.ShouldBe("x");
        emulator.Journal.Recent.Where(call => call.Caller!.Principal.Kind is PrincipalKind.AssumedRole).Select(call => call.ErrorCode).ShouldBe([null, "AccessDeniedException"]);
    }

    [Fact]
    public async Task A_role_that_does_not_trust_the_service_is_not_acted_as()
    {
        await new IamClient(Root).CreateRoleAsync(new("function", Trust("ec2.amazonaws.com")), Token);

        var refused = await Should.ThrowAsync<AwsException>(() => emulator.Store.Acting.AsRoleAsync("lambda.amazonaws.com", "us-east-1", "arn:aws:iam::111111111111:role/function", "run", "arn:aws:lambda:us-east-1:111111111111:function:run", AccountId.Parse("111111111111"), Token));

        refused.Code.ShouldBe("AccessDenied");
        emulator.Journal.Recent[^1].ErrorCode.ShouldBe("AccessDenied");
    }

    [Fact]
    public async Task Request_ids_follow_the_seed_and_reading_changes_no_other_id()
    {
        await using var one = await AwsEmulator.StartAsync(new() { Seed = 7 }, Token);
        await using var two = await AwsEmulator.StartAsync(new() { Seed = 7 }, Token);

        var first = await MakeAsync(one, reads: 0);
        var second = await MakeAsync(two, reads: 3);

        second.ShouldBe(first);
        two.Journal.Recent[0].RequestId.ShouldBe(one.Journal.Recent[0].RequestId);

        static async Task<string> MakeAsync(AwsEmulator aws, int reads)
        {
            var iam = new IamClient(aws.RootOf(Account));
            for (var i = 0; i < reads; i++)
            {
                await iam.ListUsersAsync(new(), Token);
            }

            return (await iam.CreateUserAsync(new("alice"), Token)).User.UserId;
        }
    }

    private static string Trust(string service, string? source = null)
    {
        var condition = source is null ? "{}" : $$$"""{"ArnEquals":{"aws:SourceArn":"{{{source}}}"}}""";
        return $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole","Condition":{{condition}}}]}""";
    }
}
