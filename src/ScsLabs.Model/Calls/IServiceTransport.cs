namespace ScsLabs.Model.Calls;

/// <summary>Carries a typed client's requests to a service and its answers back.</summary>
public interface IServiceTransport
{
    /// <summary>Sends the request and reads the answer.</summary>
    /// <exception cref="AwsException">The service's error.</exception>
    internal Task<TResult> SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class
        where TResult : class;
}
