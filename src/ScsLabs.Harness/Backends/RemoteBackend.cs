using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.SecurityToken;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Backends;

/// <summary>An AWS in another process. Every run of a lab gets its own accounts there, if the backend keeps accounts apart.</summary>
internal abstract class RemoteBackend : LabBackend
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Calls GetCallerIdentity, which only a server that speaks AWS's protocol can answer.</summary>
    /// <exception cref="BackendException">Nothing answers, or the answer isn't AWS's.</exception>
    protected async Task<AccountId> WhoseAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var sts = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials(accessKeyId, RootSecret), Configure(new AmazonSecurityTokenServiceConfig { Timeout = Patience }, "us-east-1"));
        try
        {
            return AccountId.Parse((await sts.GetCallerIdentityAsync(new(), cancellationToken).ConfigureAwait(false)).Account);
        }
        catch (AmazonServiceException refusal) when (!cancellationToken.IsCancellationRequested && refusal.ErrorCode is { Length: > 0 } && refusal.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            throw new BackendException(Texts.RefusesIdentity.With(Endpoint, accessKeyId, refusal.ErrorCode, refusal.Message), refusal);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BackendException(
                failure.GetBaseException() is SocketException socket
                    ? Texts.NothingAnswers.With(Endpoint, socket.Message)
                    : Texts.AnswersNotAsAws.With(Endpoint, failure.Message),
                failure);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The failure can be ignored: its result is no longer needed.
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
    }

    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<AccountId>> NewAccountsAsync(CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(1, 9).Select(first => AccountId.Parse($"{first}{RandomNumberGenerator.GetInt32(1_000_000):D6}{RandomNumberGenerator.GetInt32(100_000):D5}")).ToList();
        var actual = await WhoseAsync(ids[0].ToString(), cancellationToken).ConfigureAwait(false);

        // A backend that ignores account ids in access keys has only one account, which all letters share.
        return actual == ids[0] ? ids : [.. ids.Select(_ => actual)];
    }
}
