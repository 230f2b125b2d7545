using Amazon.Runtime;
using ScsLabs.Emulator;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests;

/// <summary>An emulator over HTTP, and whoever calls it: signatures, sessions and policies all count.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    public const string AccountA = "111111111111";

    public const string AccountB = "222222222222";

    private Cloud(AwsEmulator emulator) => Emulator = emulator;

    public AwsEmulator Emulator { get; }

    /// <summary>The root user of account A.</summary>
    public Party Root => RootOf(AccountA);

    public static async Task<Cloud> StartAsync() => new(await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken));

    public Party RootOf(string account) => new(this, account, new BasicAWSCredentials(account, "root"));

    public Party With(Credentials session) => new(this, "", new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken));

    public Party With(CreatedAccessKey key) => new(this, key.UserName ?? "root", new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));

    /// <summary>The call must fail with this code and text, and leave the world as it was.</summary>
    public async Task<AwsException> FailsAsync<T>(Func<Task<T>> call, string code, string? text = null)
    {
        var before = Emulator.Store.Current;
        var error = await Should.ThrowAsync<AwsException>(call);
        error.Code.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }

        Emulator.Store.Current.ShouldBeSameAs(before);
        return error;
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}

/// <summary>Somebody with credentials, and the typed clients that use them.</summary>
internal sealed class Party(Cloud cloud, string name, AWSCredentials credentials)
{
    private readonly TestTransport transport = new(new SignedTransport(cloud.Emulator.Endpoint, credentials));

    public IamClient Iam => new(transport);

    public StsClient Sts => new(transport);

    public SsmClient Ssm => new(transport);

    public KmsClient Kms => new(transport);

    /// <summary>The access key that the calls are signed with.</summary>
    public string AccessKeyId => credentials.GetCredentials().AccessKey;

    /// <summary>Makes a user with an access key, and with an inline policy where one is given.</summary>
    public async Task<Party> CreateUserAsync(string userName, string? policy = null)
    {
        await Iam.CreateUserAsync(new(userName));
        if (policy is not null)
        {
            await Iam.PutUserPolicyAsync(new(userName, "own", policy));
        }

        return cloud.With((await Iam.CreateAccessKeyAsync(new(userName))).AccessKey);
    }

    /// <summary>Makes a role, with an inline policy where one is given.</summary>
    /// <returns>The role's ARN.</returns>
    public async Task<string> CreateRoleAsync(string roleName, string trust, string? policy = null)
    {
        var role = (await Iam.CreateRoleAsync(new(roleName, trust))).Role;
        if (policy is not null)
        {
            await Iam.PutRolePolicyAsync(new(roleName, "own", policy));
        }

        return role.Arn;
    }

    /// <summary>Assumes a role.</summary>
    public async Task<Party> AssumeAsync(string roleArn, string session = "session") => await AssumeAsync(new AssumeRole(roleArn, session));

    /// <summary>Assumes a role.</summary>
    public async Task<Party> AssumeAsync(AssumeRole request) => cloud.With((await Sts.AssumeRoleAsync(request)).Credentials);

    public override string ToString() => name;
}

/// <summary>Ends every call with its test, so that tests needn't hand their token to each.</summary>
internal sealed class TestTransport(IServiceTransport inner) : IServiceTransport
{
    public Task<TResult> SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class
        where TResult : class => inner.SendAsync(operation, request, TestContext.Current.CancellationToken);
}

/// <summary>Policy documents, in few words.</summary>
internal static class Policies
{
    public const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static string Allow(string action, string resource = "*", string condition = "{}") => Statement("Allow", action, resource, condition);

    public static string Deny(string action, string resource = "*", string condition = "{}") => Statement("Deny", action, resource, condition);

    /// <summary>A condition block of one operator, key and value.</summary>
    public static string When(string test, string key, string value) => $$$"""{"{{{test}}}":{"{{{key}}}":"{{{value}}}"}}""";

    /// <summary>A trust policy for one AWS principal.</summary>
    public static string Trust(string principal, string condition = "{}", string actions = "\"sts:AssumeRole\"") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":[{{actions}}],"Condition":{{condition}}}]}""";

    private static string Statement(string effect, string action, string resource, string condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}","Condition":{{condition}}}]}""";
}
