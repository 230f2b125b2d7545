using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;
using Amazon.S3;
using ScsLabs.Emulator;

namespace ScsLabs.Services.Tests.S3;

/// <summary>HTTP clients that trust one certificate: the emulator's own.</summary>
internal sealed class Trusting(AwsEmulator emulator) : HttpClientFactory
{
    /// <summary>S3 over TLS.</summary>
    public static AmazonS3Client Client(AwsEmulator emulator, AWSCredentials credentials) =>
        new(credentials, new AmazonS3Config { ServiceURL = emulator.SecureEndpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, HttpClientFactory = new Trusting(emulator) });

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var trusted = X509Certificate2.CreateFromPem(emulator.CertificatePem);
        return new(new SocketsHttpHandler
        {
            SslOptions = new()
            {
                CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck },
            },
        });
    }
}
