using Microsoft.Extensions.Logging;

namespace ScsLabs.Emulator;

/// <summary>What an emulator is made of, for the pipeline's steps.</summary>
internal sealed class EmulatorState
{
    public EmulatorState(EmulatorOptions options)
    {
        Options = options;
        Clock = new WorldClock(options.Time);
        Activity = new Activity(options.Time);
        Certificate = new OwnCertificate(options.Time);
        Begin = options.World ?? World.Empty;
        Store = new WorldStore(Clock, Begin);
        Journal = new Journal(options.JournalSize);
        Ids = new IdSource(options.Seed, Begin.Number);
        Authentication = new Authentication(options, Clock);
        Logger = options.LoggerFactory.CreateLogger("ScsLabs.Emulator");
    }

    public EmulatorOptions Options { get; }

    public WorldClock Clock { get; }

    public Activity Activity { get; }

    public OwnCertificate Certificate { get; }

    public World Begin { get; }

    public WorldStore Store { get; }

    public Journal Journal { get; }

    public IdSource Ids { get; }

    public Authentication Authentication { get; }

    public ILogger Logger { get; }

    /// <summary>Authorises and handles an operation: one that writes on a draft that is committed whole or dropped, any other in the given world.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public object Invoke(Operation operation, object request, Caller caller, string region, string requestId, DateTimeOffset now, World world, IAuthorizer authorizer)
    {
        return operation.Writes ? Store.Write(draft => operation.Invoke(On(draft), request)) : operation.Invoke(On(world), request);

        Call On(WorldView view) => Call(operation.Api, caller, region, requestId, now, view, authorizer);
    }

    /// <summary>A call in the making.</summary>
    public Call Call(Api api, Caller caller, string region, string requestId, DateTimeOffset now, WorldView view, IAuthorizer authorizer) => new()
    {
        Api = api,
        Caller = caller,
        Region = region,
        RequestId = requestId,
        Now = now,
        View = view,
        Ids = Ids,
        Authorizer = authorizer,
        KeyUsage = Journal,
    };

    /// <summary>Goes back to the world that the emulator began with. Time stays where it is.</summary>
    public async Task ResetAsync(CancellationToken cancel)
    {
        await Store.RestoreAsync(Begin, cancel).ConfigureAwait(false);
        Journal.Clear();
    }
}
