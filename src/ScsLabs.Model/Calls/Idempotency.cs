using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>Handles a request with a client token once: a repetition gets the first answer.</summary>
internal static class Idempotency
{
    /// <summary>Handles the request, or returns the answer of the earlier request with the same token and parameters.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call, which writes.</param>
    /// <param name="token">The client token; null where the request has none.</param>
    /// <param name="request">The request.</param>
    /// <param name="handle">Handles the request.</param>
    /// <exception cref="AwsException">The token belongs to a request with other parameters.</exception>
    public static TResult Once<TRequest, TResult>(Operation<TRequest, TResult> operation, Call call, string? token, TRequest request, Func<TResult> handle)
        where TRequest : class
        where TResult : class
    {
        if (token is null)
        {
            return handle();
        }

        var (id, parameters) = ($"{operation.Api.Name}:{operation.Name}/{token}", Fingerprint.Of(operation, request));
        if (call.Draft.Find<IdempotentCall>(call.Place, id) is { } earlier)
        {
            if (earlier.Parameters != parameters)
            {
                throw operation.Api.TokenMismatch!();
            }

            (earlier.Result as IRepeatedResult)?.RequireRepeatable(call);
            return (TResult)earlier.Result;
        }

        var result = handle();
        call.Draft.Put(new IdempotentCall(call.Place, id, parameters, result, call.Now + IdempotentCall.Kept));
        return result;
    }
}

/// <summary>A result that isn't given again in every case.</summary>
internal interface IRepeatedResult
{
    /// <summary>Requires that a repetition of the request can have the result.</summary>
    /// <exception cref="AwsException">It can't.</exception>
    void RequireRepeatable(Call call);
}

/// <summary>An answered request with a client token.</summary>
/// <param name="Place">The caller's account and Region.</param>
/// <param name="Id">The operation and the token.</param>
/// <param name="Parameters">The digest of the parameters.</param>
/// <param name="Result">The answer.</param>
/// <param name="DueAt">The time when the token is forgotten.</param>
internal sealed record IdempotentCall(Place Place, string Id, string Parameters, object Result, DateTimeOffset? DueAt) : IRow<IdempotentCall>, IDueRow, IServiceRow
{
    /// <summary>The time for which tokens are remembered.</summary>
    /// <remarks>Source: EC2 API Reference, "Ensuring idempotency": tokens are valid for at least 24 hours.</remarks>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);
}
