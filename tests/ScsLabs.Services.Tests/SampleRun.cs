using System.Net;
using ScsLabs.Emulator;
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
    private readonly object request;

    /// <summary>Arranges what the sample needs, with nothing refused.</summary>
    public SampleRun(Sample sample)
    {
        this.sample = sample;
        request = store.Write(draft => sample.Arrange(new AsCaller(Call(draft, new Recorder()))));
    }

    /// <summary>The world as it is.</summary>
    public World World => store.Current;

    /// <summary>Runs the sample's call under the authorizer, and commits what it did.</summary>
    public object Invoke(IAuthorizer authorizer) => store.Write(draft => sample.Operation.Invoke(Call(draft, authorizer), request));

    /// <summary>Authorises the sample's call by its head, as it comes before its document.</summary>
    public void AuthorizeByHead(IAuthorizer authorizer)
    {
        var rest = (RestXmlProtocol)Protocol.Of(sample.Operation.Api);
        var sent = rest.WriteRequest(sample.Operation.Name, writer => Write(sample.Operation, writer, request));
        var target = sent.Target.Split('?');
        var head = new HttpCall(sent.Method, target[0], target.ElementAtOrDefault(1) ?? "", new(sent.Headers), default);
        sample.Operation.AuthorizeByHead(Call(store.Current, authorizer), rest.ReadRequest(head, sample.Operation.Name));
    }

    private static void Write(Operation operation, IShapeWriter writer, object request) =>
        operation.GetType().GetMethod(nameof(Write) + "Request")!.Invoke(operation, [writer, request]);

    private Call Call(WorldView view, IAuthorizer authorizer) => new()
    {
        Api = sample.Operation.Api,
        Caller = new(new(PrincipalKind.User, $"arn:aws:iam::{Account}:user/tester", Account) { UniqueId = "AIDATESTERTESTERTESTE" }, null) { SourceIp = IPAddress.Loopback },
        Region = "us-east-1",
        RequestId = "test",
        Now = store.Clock.GetUtcNow(),
        View = view,
        Ids = new IdSource(1),
        Authorizer = authorizer,
        KeyUsage = new Journal(1),
    };

    /// <summary>Grants everything, and remembers what was asked.</summary>
    public sealed class Recorder : IAuthorizer
    {
        public List<Ask> Asks { get; } = [];

        public void Authorize(Call call, Ask ask) => Asks.Add(ask);
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
    }
}
