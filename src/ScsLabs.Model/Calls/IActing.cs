using Microsoft.Extensions.Logging;
using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>Lets emulated services act on their own: a reaction to a commit, or work that a draft scheduled for after the commit.</summary>
/// <remarks>Each call is validated, authorised and recorded like a customer's, and may be refused.</remarks>
internal interface IActing
{
    /// <summary>The source of ids.</summary>
    IdSource Ids { get; }

    /// <summary>The current time, by the world's clock, to the millisecond.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The current world.</summary>
    World World { get; }

    /// <summary>The log.</summary>
    ILogger Logger { get; }

    /// <summary>What works for the world outside of it.</summary>
    IReadOnlyList<IOutside> Outside { get; }

    /// <summary>Begins work that runs beside the reactions, because they must not wait for it, such as an invocation of a function. Whoever settles waits for it; it is cancelled when the world is replaced.</summary>
    void Begin(Func<IActing, CancellationToken, Task> work);

    /// <summary>Changes the service's own rows: creates a draft, applies the change and commits it whole; an exception drops the draft.</summary>
    TResult Write<TResult>(Func<Draft, TResult> change);

    /// <summary>Creates a transport that calls as a service, whose principal resource policies can name.</summary>
    /// <param name="service">The service principal, such as <c>events.amazonaws.com</c>.</param>
    /// <param name="region">The Region of the endpoint to call.</param>
    /// <param name="sourceArn">The resource on whose behalf the service calls: <c>aws:SourceArn</c>.</param>
    /// <param name="sourceAccount">The account of that resource: <c>aws:SourceAccount</c>.</param>
    IServiceTransport AsService(string service, string region, string? sourceArn = null, AccountId? sourceAccount = null);

    /// <summary>Creates a transport that calls with a session of a role that a service assumes. The role's trust policy must allow it. An earlier session of the same name, for the same resource, is used while it lasts.</summary>
    /// <param name="service">The service principal that assumes the role, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="region">The Region of the endpoint to call.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">The session's name.</param>
    /// <param name="sourceArn">The resource on whose behalf the service assumes the role: <c>aws:SourceArn</c>, which the trust policy can ask for.</param>
    /// <param name="sourceAccount">The account of that resource: <c>aws:SourceAccount</c>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="path">The way on which the calls come from an instance; null where they come from none.</param>
    /// <exception cref="AwsException">The role doesn't exist, or doesn't trust the service.</exception>
    Task<IServiceTransport> AsRoleAsync(string service, string region, string roleArn, string sessionName, string sourceArn, AccountId sourceAccount, CancellationToken cancellationToken, CallPath? path = null);

    /// <summary>Creates a transport that calls with the credentials of a session.</summary>
    /// <param name="principal">The session's principal.</param>
    /// <param name="accessKeyId">The session's access key id.</param>
    /// <param name="region">The Region of the endpoint to call.</param>
    /// <param name="path">The way on which the calls come from an instance; null where they come from none.</param>
    IServiceTransport AsSession(Principal principal, string accessKeyId, string region, CallPath? path = null);
}
