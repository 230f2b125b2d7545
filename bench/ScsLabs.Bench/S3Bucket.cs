using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace ScsLabs.Bench;

/// <summary>A bucket, and a user's requests to it, presigned by the SDK.</summary>
internal sealed class S3Bucket : IDisposable
{
    private const string Name = "speed";

    private const string Policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:CreateBucket","s3:ListBucket"],"Resource":"arn:aws:s3:::{{Name}}"},{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{Name}}/*"}]}""";

    private readonly AmazonS3Client client;

    private S3Bucket(AmazonS3Client client, ServerProcess server) => (this.client, Server) = (client, server);

    public ServerProcess Server { get; }

    public static async Task<S3Bucket> CreateAsync(ServerProcess server)
    {
        var config = new AmazonS3Config { ServiceURL = server.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true };
        var users = new AmazonS3Client(await Users.CreateAsync(server.Endpoint, Policy), config);
        await users.PutBucketAsync(Name);
        return new(users, server);
    }

    /// <summary>PutObject of so many bytes.</summary>
    public WireRequest Put(string key, long length) => Presign(new() { Verb = HttpVerb.PUT, Key = key }, length);

    /// <summary>GetObject.</summary>
    public WireRequest Get(string key) => Presign(new() { Verb = HttpVerb.GET, Key = key });

    /// <summary>ListObjectsV2: the page that begins after the key.</summary>
    public WireRequest List(string after)
    {
        var request = new GetPreSignedUrlRequest { Verb = HttpVerb.GET };
        request.Parameters["list-type"] = "2";
        request.Parameters["start-after"] = after;
        return Presign(request);
    }

    public void Dispose() => client.Dispose();

    private WireRequest Presign(GetPreSignedUrlRequest request, long length = 0)
    {
        (request.BucketName, request.Protocol, request.Expires) = (Name, Protocol.HTTP, DateTime.UtcNow.AddHours(1));
        var url = new Uri(client.GetPreSignedURL(request));
        var contentLength = request.Verb == HttpVerb.PUT ? $"Content-Length: {length}\r\n" : "";
        return new(Encoding.ASCII.GetBytes($"{request.Verb} {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{contentLength}\r\n"), length);
    }
}
