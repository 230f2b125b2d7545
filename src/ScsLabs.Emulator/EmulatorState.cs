using Microsoft.Extensions.Logging;
using ScsLabs.Emulator.Databases;
using ScsLabs.Emulator.Functions;
using ScsLabs.Emulator.Instances;
using ScsLabs.Emulator.Metadata;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator;

/// <summary>The state of an emulator, shared by the pipeline's steps.</summary>
internal sealed class EmulatorState
{
    /// <summary>Creates the state of a new emulator.</summary>
    /// <exception cref="NotSupportedException">Real databases or sandboxes are asked for, and this machine has none; or functions are to run for whoever reaches the port.</exception>
    public EmulatorState(EmulatorOptions options)
    {
        ProgramMachine.Require(options);
        var program = options.RealDatabases ? options.DatabaseProgram ?? DatabaseProgram.Find() : null;
        Options = options;
        Clock = new WorldClock(options.Time);
        Activity = new Activity(options.Time);
        Hosts = new HostNames(options.Host, options.AllowedHosts);
        Pages = new WebPages(options, Hosts);
        Certificate = new OwnCertificate(Hosts, options.Time);
        Begin = options.World ?? World.Empty;
        Logger = options.LoggerFactory.CreateLogger("ScsLabs.Emulator");
        Journal = new Journal(Math.Max(1, options.JournalSize), options.JournalBytes);
        var ids = new IdSource(options.Seed, Begin.Number);
        Store = new WorldStore(Clock, Begin, ids, Logger);
        Journal.Events = new EventLog(Store, options.EventBounds, Begin.Number) { Recorded = new Services.Events.ApiCallEvents(Store).Tell };
        Journal.AccessLog = new AccessLog(Store);
        Runner = new CallRunner(Store, ids, new IdSource(options.Seed, Begin.Number, stream: 1), () => new CallAuthorizer(enforces: !options.EnforcesNothing), Journal, Journal, Logger);
        SandboxConnections = new SandboxConnections(options.LoggerFactory);
        Metadata = new MetadataService(this);
        MetadataPorts = new MetadataPorts(Metadata);
        var acting = new Acting(Runner, Store, Logger);
        Store.Acting = acting;
        var machine = new Lazy<Task<(ProgramMachine?, string?)>>(() => Task.Run(() => ProgramMachine.Find(options, SandboxConnections)));
        Functions = new FunctionHost(Store, acting, machine);
        Commands = new CommandHost(Store, machine, Metadata);
        Databases = program is null ? null : new RealDatabases(program, Store, Logger);
        Journal.Recorded = Live.Called;
        Store.Outside = [Journal.Events, Journal.AccessLog, Live, Functions, Commands, .. Databases is null ? Array.Empty<IOutside>() : [Databases]];
        CallerVerifier = new CallerVerifier(options, Clock);
        Store.Subscribe(Live.Follower);
        foreach (var follower in Catalog.All.Followers)
        {
            Store.Subscribe(follower);
        }

        Store.Subscribe(new Deliveries(Journal.Events).Follower);
    }

    public EmulatorOptions Options { get; }

    public WorldClock Clock { get; }

    public Activity Activity { get; }

    public HostNames Hosts { get; }

    public WebPages Pages { get; }

    public OwnCertificate Certificate { get; }

    public World Begin { get; }

    public WorldStore Store { get; }

    public Journal Journal { get; }

    public CallRunner Runner { get; }

    public CallerVerifier CallerVerifier { get; }

    public SandboxConnections SandboxConnections { get; }

    public MetadataService Metadata { get; }

    public MetadataPorts MetadataPorts { get; }

    /// <summary>The real databases of RDS; null where they aren't asked for.</summary>
    public RealDatabases? Databases { get; }

    /// <summary>The host that runs functions.</summary>
    public FunctionHost Functions { get; }

    /// <summary>The host that runs scripts of Run Command.</summary>
    public CommandHost Commands { get; }

    public ILogger Logger { get; }

    /// <summary>The streams of calls and commits.</summary>
    public LiveEvents Live { get; } = new();

    /// <summary>The worlds that the operator keeps.</summary>
    public Snapshots Snapshots { get; } = new();

    /// <summary>Restores the world that the emulator started with. The clock isn't changed.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await Store.RestoreAsync(Begin, cancellationToken).ConfigureAwait(false);
        Journal.Clear();
    }
}
