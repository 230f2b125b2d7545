using Microsoft.Extensions.Logging;

namespace ScsLabs.Model.Calls;

/// <summary>Lets the emulated services act by themselves: a reaction to a commit, or work that a draft left for afterwards.</summary>
/// <remarks>Each call is validated, authorised and recorded like a customer's, and may be refused.</remarks>
public interface IActing
{
    /// <summary>The source of ids.</summary>
    IdSource Ids { get; }

    /// <summary>The log.</summary>
    ILogger Logger { get; }

    /// <summary>Calls as a service, which resource policies name by its principal.</summary>
    /// <param name="service">The service principal, such as <c>events.amazonaws.com</c>.</param>
    /// <param name="region">The Region of the endpoint to call.</param>
    /// <param name="sourceArn">The resource on whose behalf the service calls: <c>aws:SourceArn</c>.</param>
    /// <param name="sourceAccount">The account of that resource: <c>aws:SourceAccount</c>.</param>
    IServiceTransport AsService(string service, string region, string? sourceArn = null, AccountId? sourceAccount = null);

    /// <summary>Calls as a session of a role that a service assumes; the role's trust policy decides whether it may.</summary>
    /// <param name="service">The service principal that assumes the role, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="region">The Region of the endpoint to call.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">The session's name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AwsError">The role isn't there, or doesn't trust the service.</exception>
    Task<IServiceTransport> AsRoleAsync(string service, string region, string roleArn, string sessionName, CancellationToken cancellationToken);
}
