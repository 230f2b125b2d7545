using System.Net;
using ScsLabs.Emulator;
using ScsLabs.Model.State;

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
