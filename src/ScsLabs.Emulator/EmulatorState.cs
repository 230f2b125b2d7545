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
        Ids = new IdSource(options.Seed);
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

    /// <summary>Goes back to the world that the emulator began with. Time stays where it is.</summary>
    public void Reset()
    {
        Store.Restore(Begin);
        Journal.Clear();
    }
}
