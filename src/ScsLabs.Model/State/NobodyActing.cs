using Microsoft.Extensions.Logging;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.State;

/// <summary>Used where no emulator runs the store: there are no services to call.</summary>
internal sealed class NobodyActing(WorldStore store, IdSource ids, ILogger logger) : IActing
{
    public IdSource Ids => ids;

    public DateTimeOffset Now => Call.ToMilliseconds(store.Clock.GetUtcNow());

    public World World => store.Current;

    public ILogger Logger => logger;

    public IReadOnlyList<IOutside> Outside => store.Outside;

    public void Begin(Func<IActing, CancellationToken, Task> work) => store.Begin(work);

    public TResult Write<TResult>(Func<Draft, TResult> change) => store.Write(change);

    public IServiceTransport AsService(string service, string region, string? sourceArn = null, AccountId? sourceAccount = null) => throw NoServices();

    public Task<IServiceTransport> AsRoleAsync(string service, string region, string roleArn, string sessionName, string sourceArn, AccountId sourceAccount, CancellationToken cancellationToken, CallPath? path = null) => throw NoServices();

    public IServiceTransport AsSession(Principal principal, string accessKeyId, string region, CallPath? path = null) => throw NoServices();

    private static InvalidOperationException NoServices() => new("No emulator runs this store, so it has no services to call.");
}
