using System.Net;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests;

/// <summary>A world of its own, in which callers call operations directly: authorised for real, without a server.</summary>
internal sealed class TestAws
{
    private readonly WorldStore store = new(new WorldClock(TimeProvider.System));
    private readonly CallRunner runner;

    public TestAws() => runner = Runners.On(store, static () => new CallAuthorizer());

    /// <summary>The account that most tests are about: 111111111111.</summary>
    public TestCaller Root => RootOf("111111111111");

    /// <summary>The world as it is.</summary>
    public World World => store.Current;

    /// <summary>The world's time.</summary>
    public DateTimeOffset Now => store.Clock.GetUtcNow();

    /// <summary>Any account's root user.</summary>
    public TestCaller RootOf(string account) => new(this, Principal.RootOf(AccountId.Parse(account)));

    /// <summary>A user that is made with one policy, or none.</summary>
    public TestCaller User(string name, string? policy = null, string account = "111111111111")
    {
        var user = RootOf(account).Do(CreateUserOperation.Instance, new(name)).User;
        if (policy is not null)
        {
            RootOf(account).Do(PutUserPolicyOperation.Instance, new(name, "test", policy));
        }

        return new(this, Principal.Parse(user.Arn) with { UniqueId = user.UserId });
    }

    /// <summary>Moves the clock on, stopping at what is due.</summary>
    public Task AdvanceAsync(TimeSpan step) => store.AdvanceAsync(step, TestContext.Current.CancellationToken);

    /// <summary>A policy of one statement that allows actions on everything.</summary>
    public static string Allow(params string[] actions) => Statement("Allow", actions);

    /// <summary>A policy of one statement that denies actions on everything.</summary>
    public static string Deny(params string[] actions) => Statement("Deny", actions);

    /// <summary>Does what an operation does, as the caller, in the Region.</summary>
    internal TResult Invoke<TRequest, TResult>(Principal principal, string? accessKeyId, string region, Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class =>
        (TResult)runner.RunAsync(operation, request, runner.Start(new(principal, accessKeyId) { SourceIp = IPAddress.Loopback }, region), null, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();

    private static string Statement(string effect, string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";
}

/// <summary>Somebody who calls.</summary>
internal sealed record TestCaller(TestAws Aws, Principal Principal, string Region = "us-east-1")
{
    /// <summary>The verified key; null for one that no test looks at.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The caller's ARN.</summary>
    public string Arn => Principal.Name;

    /// <summary>Calls; it must work.</summary>
    public TResult Do<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class => Aws.Invoke(Principal, AccessKeyId, Region, operation, request);

    /// <summary>Calls; it must fail with the code, and change nothing.</summary>
    public AwsException Fails<TRequest, TResult>(string code, Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class
    {
        var before = Aws.World;
        var error = Should.Throw<AwsException>(() => Do(operation, request));
        error.Code.ShouldBe(code, error.Message);
        Aws.World.ShouldBeSameAs(before);
        return error;
    }

    /// <summary>Calls; it must be refused for want of permission for the action, and change nothing.</summary>
    public AwsException IsRefused<TRequest, TResult>(string action, Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class
    {
        var error = Fails("AccessDeniedException", operation, request);
        error.Message.ShouldContain($"is not authorized to perform: {action} ");
        return error;
    }
}
