using Microsoft.Extensions.Logging;
using ScsLabs.Services.Sts;

namespace ScsLabs.Emulator;

/// <summary>Lets emulated services act on their own. Their calls go through the same runner as customers' calls.</summary>
internal sealed class Acting(CallRunner runner, WorldStore store, ILogger logger) : IActing
{
    public IdSource Ids => runner.Ids;

    public ILogger Logger => logger;

    public IServiceTransport AsService(string service, string region, string? sourceArn = null, AccountId? sourceAccount = null) =>
        runner.As(new Caller(Principal.OfService(service), null) { SourceArn = sourceArn, SourceAccount = sourceAccount }, region);

    public async Task<IServiceTransport> AsRoleAsync(string service, string region, string roleArn, string sessionName, CancellationToken cancellationToken)
    {
        var assumed = await new StsClient(AsService(service, region)).AssumeRoleAsync(new(roleArn, sessionName), cancellationToken).ConfigureAwait(false);
        var session = store.Current.Find<Session>(Place.Global, assumed.Credentials.AccessKeyId)
            ?? throw new InvalidOperationException($"The session of {roleArn} is gone: the world was left meanwhile.");
        return runner.As(new Caller(session.Principal, session.AccessKeyId), region);
    }
}
