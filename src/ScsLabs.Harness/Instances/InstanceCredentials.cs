using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Util;

namespace ScsLabs.Harness;

/// <summary>The credentials that AWSSDK's own provider finds on an instance, asked anew at each call: it would keep them by the time of this machine, which isn't the world's.</summary>
/// <param name="endpoint">The endpoint of the instance's metadata service: its last segment is the secret that makes a request the instance's.</param>
internal sealed class InstanceCredentials(Uri endpoint) : AWSCredentials
{
    private readonly WebProxy proxy = new(new Uri(endpoint, "/")) { Credentials = new NetworkCredential(endpoint.Segments[^1], "") };

    static InstanceCredentials() => EC2InstanceMetadata.Proxy = new TokenProxy();

    /// <summary>Reads a document with credentials.</summary>
    /// <exception cref="AmazonClientException">It has none.</exception>
    public static AWSCredentials Read(string document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.GetProperty("Code").GetString() == "Success"
            ? new SessionAWSCredentials(Text("AccessKeyId"), Text("SecretAccessKey"), Text("Token"))
            : throw new AmazonClientException($"{Text("Code")}: {Text("Message")}");

        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
    }

    /// <inheritdoc />
    public override ImmutableCredentials GetCredentials() => Task.Run(GetCredentialsAsync).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        TokenProxy.Current = proxy;
        try
        {
            return await Task.Run(() => new InstanceProfileAWSCredentials(proxy).GetCredentialsAsync()).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not AmazonClientException)
        {
            throw new AmazonClientException($"AWSSDK finds no credentials on the instance: {failure.Message}", failure);
        }
    }

    /// <summary>The proxy through which the SDK fetches tokens, which is one for the whole process: it leads to the instance whose credentials are being fetched.</summary>
    private sealed class TokenProxy : IWebProxy, ICredentials
    {
        private static readonly AsyncLocal<WebProxy?> Instance = new();

        /// <summary>The proxy to the instance whose credentials are being fetched.</summary>
        public static WebProxy? Current
        {
            set => Instance.Value = value;
        }

        // A handler asks for this once, and what it gets for each request.
        public ICredentials? Credentials
        {
            get => this;
            set => throw new NotSupportedException("Each instance has its own.");
        }

        public Uri? GetProxy(Uri destination) => Instance.Value?.Address;

        public bool IsBypassed(Uri host) => Instance.Value is null;

        public NetworkCredential? GetCredential(Uri uri, string authType) => Instance.Value?.Credentials?.GetCredential(uri, authType);
    }
}
