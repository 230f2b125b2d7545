using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScsLabs.Emulator;

/// <summary>A self-signed certificate, created on first use and unique to one emulator. Only clients that are given it trust it.</summary>
internal sealed class OwnCertificate(HostNames hosts, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private X509Certificate2? made;

    /// <summary>The certificate with its private key.</summary>
    public X509Certificate2 Value
    {
        get
        {
            lock (gate)
            {
                return made ??= Make();
            }
        }
    }

    /// <summary>The certificate in PEM, for <c>AWS_CA_BUNDLE</c> and <c>NODE_EXTRA_CA_CERTS</c>.</summary>
    public string Pem => Value.ExportCertificatePem();

    /// <inheritdoc />
    public void Dispose() => made?.Dispose();

    private X509Certificate2 Make()
    {
        var now = time.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ScsLabs", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in hosts.All)
        {
            names.AddDnsName(name);
        }

        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)); // server authentication
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
