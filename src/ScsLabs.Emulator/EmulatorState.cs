using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator;

/// <summary>What an emulator is made of, for the pipeline's steps.</summary>
internal sealed class EmulatorState
{
    public EmulatorState(EmulatorOptions options)
    {
        Options = options;
        Clock = new WorldClock(options.Time);
        Begin = options.World ?? World.Empty;
        Store = new WorldStore(Clock, Begin);
        Journal = new Journal(options.JournalSize);
        Ids = new IdSource(options.Seed, Begin.Number);
        Authentication = new Authentication(options, Clock);
        Logger = options.LoggerFactory.CreateLogger("ScsLabs.Emulator");
    }

    public EmulatorOptions Options { get; }

    public WorldClock Clock { get; }

    public World Begin { get; }

    public WorldStore Store { get; }

    public Journal Journal { get; }

    public IdSource Ids { get; }

    public Authentication Authentication { get; }

    public ILogger Logger { get; }

    /// <summary>Authorises and handles an operation: on a draft that is committed whole or dropped, or on the world as it is.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public object Invoke(Operation operation, object request, Caller caller, string region, string requestId, DateTimeOffset now, IAuthorizer authorizer)
    {
        return operation.Writes ? Store.Write(draft => operation.Invoke(On(draft), request)) : operation.Invoke(On(Store.Current), request);

        Call On(WorldView view) => new()
        {
            Api = operation.Api,
            Caller = caller,
            Region = region,
            RequestId = requestId,
            Now = now,
            View = view,
            Ids = Ids,
            Authorizer = authorizer,
            KeyUsage = Journal,
        };
    }

    /// <summary>Goes back to the world that the emulator began with. Time stays where it is.</summary>
    public void Reset()
    {
        Store.Restore(Begin);
        Journal.Clear();
    }
}
