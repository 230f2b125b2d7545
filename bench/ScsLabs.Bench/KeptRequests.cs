using Amazon.Runtime;

namespace ScsLabs.Bench;

/// <summary>Keeps what an SDK client sends, without bodies, so that it can be sent again at no cost.</summary>
internal sealed class KeptRequests : HttpClientFactory, IDisposable
{
    private readonly HttpClient http;

    public KeptRequests() => http = new(new Keeper(Requests));

    public List<WireRequest> Requests { get; } = [];

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => http.Dispose();

    private sealed class Keeper(List<WireRequest> kept) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            kept.Add(Bench.Requests.OverWire(request));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
