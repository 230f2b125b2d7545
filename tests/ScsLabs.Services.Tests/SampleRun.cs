using System.Net;
using ScsLabs.Model.State;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Rest;

namespace ScsLabs.Services.Tests;

/// <summary>Runs samples without a server: the operation alone, in a world of its own.</summary>
internal sealed class SampleRun
{
    public static readonly AccountId Account = AccountId.Parse("111111111111");

    private readonly WorldStore store = new(new WorldClock(TimeProvider.System));
    private readonly Sample sample;
    private readonly CallRunner runner;
    private IAuthorizer authorizer = new Recorder();

    private SampleRun(Sample sample)
    {
        this.sample = sample;
        runner = Runners.On(store, () => authorizer, new IdSource(1));
        runner.Provide(sample.Operation.Api, runner.Start(Tester, "us-east-1"));
    }

    /// <summary>Arranges what the sample needs, with nothing refused.</summary>
    public static async Task<SampleRun> ArrangeAsync(Sample sample)
    {
        var run = new SampleRun(sample);
        if (sample.Begin is { } begin)
        {
            run.store.Write(draft =>
            {
                begin(new AsCaller(run.Call(draft)));
                return draft;
            });
            await run.store.AdvanceAsync(sample.Later, TestContext.Current.CancellationToken);
        }

        run.Request = run.store.Write(draft => sample.Arrange(new AsCaller(run.Call(draft))));
        await run.store.AdvanceAsync(sample.Later, TestContext.Current.CancellationToken);
        return run;
    }

    /// <summary>The world as it is.</summary>
    public World World => store.Current;

    /// <summary>The sample's request.</summary>
    public object Request { get; private set; } = null!;

    /// <summary>Runs the sample's call, or one with another request, under the authorizer, and commits what it did.</summary>
    public async Task<object> InvokeAsync(IAuthorizer authorizer, object? other = null)
    {
        this.authorizer = authorizer;
        return await runner.RunAsync(sample.Operation, other ?? Request, runner.Start(Tester, "us-east-1"), null, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the sample's call with nothing refused, and returns what it asked for.</summary>
    public async Task<Recorder> RecordAsync()
    {
        var recorder = new Recorder();
        if (sample.Error is { } code)
        {
            (await Should.ThrowAsync<AwsException>(() => InvokeAsync(recorder))).Code.ShouldBe(code);
        }
        else
        {
            await InvokeAsync(recorder);
        }

        return recorder;
    }

    /// <summary>Authorises the sample's call by its head, as it comes before its document.</summary>
    public void AuthorizeByHead(IAuthorizer authorizer)
    {
        this.authorizer = authorizer;
        var (operation, rest) = (sample.Operation, (RestProtocol)Protocol.Of(sample.Operation.Api));
        var sent = rest.WriteRequest(operation.Name, writer => operation.WriteRequest(writer, Request));
        var target = sent.Target.Split('?');
        var violations = new Violations { Late = operation.LateDocument };
        var head = operation.ReadRequest(rest.ReadRequest(new HttpCall(sent.Method, target[0], target.ElementAtOrDefault(1) ?? "", new(sent.Headers), default), operation.Name), violations);
        runner.Admit(operation, head, runner.Start(Tester, "us-east-1"), violations);
    }

    private static Caller Tester { get; } = new(new(PrincipalKind.User, $"arn:aws:iam::{Account}:user/tester", Account) { UniqueId = "AIDATESTERTESTERTESTE" }, null) { SourceIp = IPAddress.Loopback };

    private Call Call(WorldView view) => new()
    {
        Operation = sample.Operation,
        Request = Request,
        Caller = Tester,
        Region = "us-east-1",
        RequestId = "test",
        Now = store.Clock.GetUtcNow(),
        View = view,
        Runner = runner,
        Start = runner.Start(Tester, "us-east-1"),
        Authorizer = authorizer,
    };

    /// <summary>Grants everything, and remembers what was asked.</summary>
    public sealed class Recorder : IAuthorizer
    {
        public List<Ask> Asks { get; } = [];

        public void Authorize(Call call, Ask ask) => Asks.Add(ask);

        public IAuthorizer ForNested() => this;
    }

    /// <summary>Refuses one ask, by its number.</summary>
    public sealed class Refuser(int number) : IAuthorizer
    {
        private int asked;

        public void Authorize(Call call, Ask ask)
        {
            if (asked++ == number)
            {
                throw call.Api.AccessDenied($"refused for the test: {ask.Action}");
            }
        }

        public IAuthorizer ForNested() => this;
    }
}
