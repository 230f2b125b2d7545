namespace ScsLabs.Services.Sqs;

/// <summary>The URLs of queues: an endpoint, the account and the name.</summary>
/// <remarks>
/// The endpoint is the one that the client called, because some clients (the SDK for JavaScript) send to it what is for the queue.
/// In requests only account and name count, so that a URL stays valid under another name of the same endpoint. The Region is the request's.
/// </remarks>
internal static class QueueUrl
{
    /// <summary>The URL of a queue as the caller can reach it; AWS's own for a call made in the process.</summary>
    public static string Of(Queue queue, Call call) => Of(queue.Account, queue.Name, call.Caller.Endpoint ?? Endpoint(queue.Region));

    /// <summary>AWS's own URL of the queue with an ARN, for services that send to it.</summary>
    /// <param name="arn">A queue's ARN.</param>
    public static string Of(Arn arn) => $"{Endpoint(arn.Region)}/{arn.Account}/{arn.Resource}";

    /// <summary>Reads a URL.</summary>
    /// <returns>The place of the queue's messages: the account, the Region, and the queue's name.</returns>
    /// <exception cref="AwsException">InvalidAddress.</exception>
    public static Place Parse(string url, string region)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw SqsErrors.InvalidAddress(url);
        }

        return uri.AbsolutePath.Split('/') is ["", var account, { Length: > 0 } name] && AccountId.TryParse(account, out var owner)
            ? new(owner, region, name)
            : throw SqsErrors.InvalidAddress(url);
    }

    private static string Of(AccountId account, string name, string endpoint) => $"{endpoint}/{account}/{name}";

    private static string Endpoint(string region) => $"https://sqs.{region}.amazonaws.com";
}
