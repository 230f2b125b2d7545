using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator;

/// <summary>Lets emulated services act on their own. Their calls go through the same runner as customers' calls.</summary>
internal sealed class Acting(CallRunner runner, WorldStore store, ILogger logger) : IActing
{
    /// <summary>The remaining time at which a new session replaces one: longer than any function runs.</summary>
    private static readonly TimeSpan Replacement = TimeSpan.FromMinutes(20);

    /// <summary>The number of sessions that are kept for later calls; beyond it all are forgotten, and roles assumed anew.</summary>
    private const int MostSessions = 1000;

    private readonly ConcurrentDictionary<(string Service, string Region, string Role, string Name, string SourceArn), string> sessions = new();

    public IdSource Ids => runner.Ids;

    public DateTimeOffset Now => Call.ToMilliseconds(store.Clock.GetUtcNow());

    public World World => store.Current;

    public ILogger Logger => logger;

    public IReadOnlyList<IOutside> Outside => store.Outside;

    public void Begin(Func<IActing, CancellationToken, Task> work) => store.Begin(work);

    public TResult Write<TResult>(Func<Draft, TResult> change) => store.Write(change);

    public IServiceTransport AsService(string service, string region, string? sourceArn = null, AccountId? sourceAccount = null) =>
        runner.As(OverTls(new Caller(Principal.OfService(service), null) { SourceArn = sourceArn, SourceAccount = sourceAccount }), region);

    public async Task<IServiceTransport> AsRoleAsync(string service, string region, string roleArn, string sessionName, string sourceArn, AccountId sourceAccount, CancellationToken cancellationToken, CallPath? path = null)
    {
        var session = await SessionAsync(service, region, roleArn, sessionName, sourceArn, sourceAccount, cancellationToken).ConfigureAwait(false);
        return AsSession(session.Principal, session.AccessKeyId, region, path);
    }

    public IServiceTransport AsSession(Principal principal, string accessKeyId, string region, CallPath? path = null) => runner.As(OverTls(new Caller(principal, accessKeyId) { Path = path }), region);

    /// <summary>The session with which <see cref="AsRoleAsync"/> calls, for what calls with its credentials over the network.</summary>
    public async Task<Session> SessionAsync(string service, string region, string roleArn, string sessionName, string sourceArn, AccountId sourceAccount, CancellationToken cancellationToken)
    {
        var key = (service, region, roleArn, sessionName, sourceArn);
        var session = Valid(sessions.GetValueOrDefault(key), roleArn) ?? await AssumeAsync(AsService(service, region, sourceArn, sourceAccount), roleArn, sessionName, cancellationToken).ConfigureAwait(false);
        if (sessions.Count >= MostSessions)
        {
            sessions.Clear();
        }

        sessions[key] = session.AccessKeyId;
        return session;
    }

    /// <summary>Services always call over TLS, so a policy that denies what comes without it lets them in.</summary>
    private static Caller OverTls(Caller caller) => caller with { SecureTransport = true, TlsVersion = "1.3" };

    /// <summary>The session with the access key, where the world still has it and its role, and it lasts for a while.</summary>
    public Session? Valid(string? accessKeyId, string roleArn) =>
        accessKeyId is not null && store.Current is var world && world.Find<Session>(Place.Global, accessKeyId) is { } session
            && Role.Find(world, roleArn) is { } role && session.UserId.StartsWith(role.UniqueId, StringComparison.Ordinal) && session.ExpiresAt - store.Clock.GetUtcNow() > Replacement
            ? session
            : null;

    private async Task<Session> AssumeAsync(IServiceTransport asService, string roleArn, string sessionName, CancellationToken cancellationToken)
    {
        var assumed = await new StsClient(asService).AssumeRoleAsync(new(roleArn, sessionName), cancellationToken).ConfigureAwait(false);
        return store.Current.Find<Session>(Place.Global, assumed.Credentials.AccessKeyId)
            ?? throw new InvalidOperationException($"The session of {roleArn} is gone: the world was left meanwhile.");
    }
}
