using ScsLabs.Services.Logs;
using ScsLabs.Services.Tests.Events;

namespace ScsLabs.Services.Tests.Logs;

/// <summary>An account with log groups.</summary>
public abstract class LogsWorld : EventsWorld
{
    private protected const string Group = "/app/web";
    private protected const string Stream = "one";

    private protected LogsClient Logs => Aws.A.Root.Logs;

    private protected DateTimeOffset Now => Backend.Emulator.Store.Clock.GetUtcNow();

    /// <summary>The time by the world's clock in milliseconds, or some seconds away from it.</summary>
    private protected long At(double seconds = 0) => Now.AddSeconds(seconds).ToUnixTimeMilliseconds();

    /// <summary>A group with streams.</summary>
    private protected async Task NewGroupAsync(string group = Group, params string[] streams)
    {
        await Logs.CreateLogGroupAsync(new(group), Token);
        foreach (var stream in streams.Length == 0 ? [Stream] : streams)
        {
            await Logs.CreateLogStreamAsync(new(group, stream), Token);
        }
    }

    /// <summary>Puts events, each some seconds away from now.</summary>
    private protected Task<PutLogEvents.Result> PutAsync(string stream, params (double Seconds, string Message)[] events) =>
        Logs.PutLogEventsAsync(new(Group, stream, [.. events.Select(one => new InputLogEvent(At(one.Seconds), one.Message))]), Token);

    /// <summary>The messages of a group that match a pattern.</summary>
    private protected async Task<IReadOnlyList<string>> FoundAsync(string? pattern = null, string group = Group) =>
        [.. (await Logs.FilterLogEventsAsync(new(group) { FilterPattern = pattern }, Token)).Events.Select(one => one.Message)];

    /// <summary>A user with a policy of one statement.</summary>
    private protected Task<Actor> UserAsync(string name, string action, string resource = "*") => Aws.A.CreateUserAsync(name, Policies.Allow(action, resource), Token);
}
