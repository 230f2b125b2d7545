using Amazon.S3;
using Amazon.S3.Model;

namespace ScsLabs.Bench;

/// <summary>A bucket, and a user's requests to it, signed by the SDK.</summary>
internal sealed class S3Bucket : IDisposable
{
    /// <summary>What lists show begins with it.</summary>
    public const string Folder = "folder/";

    private const string Name = "speed";

    private const string Policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:CreateBucket","s3:ListBucket"],"Resource":"arn:aws:s3:::{{Name}}"},{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{Name}}/*"}]}""";

    private readonly KeptRequests kept = new();

    private readonly AmazonS3Client client;

    private S3Bucket(ServerProcess server, Amazon.Runtime.AWSCredentials user)
    {
        Server = server;
        client = new(user, new AmazonS3Config { ServiceURL = server.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, HttpClientFactory = kept });
    }

    public ServerProcess Server { get; }

    public static async Task<S3Bucket> CreateAsync(ServerProcess server)
    {
        var bucket = new S3Bucket(server, await Users.CreateAsync(server.Endpoint, Policy));
        await bucket.client.PutBucketAsync(Name);
        return bucket;
    }

    /// <summary>PutObject of so many bytes.</summary>
    public WireRequest Put(string key, long length) => Presign(HttpVerb.PUT, key, length);

    /// <summary>GetObject.</summary>
    public WireRequest Get(string key) => Presign(HttpVerb.GET, key, 0);

    /// <summary>ListObjectsV2 of the folder: the requests for its pages, in order. The SDK presigns no lists, so they are those that it sends.</summary>
    public async Task<IReadOnlyList<WireRequest>> ListAsync(int keys)
    {
        kept.Requests.Clear();
        var seen = 0;
        await foreach (var page in client.Paginators.ListObjectsV2(new() { BucketName = Name, Prefix = Folder }).Responses)
        {
            seen += page.KeyCount ?? 0;
        }

        return seen == keys ? [.. kept.Requests] : throw new InvalidOperationException($"{seen} keys were listed, and {keys} are there.");
    }

    public void Dispose()
    {
        client.Dispose();
        kept.Dispose();
    }

    private WireRequest Presign(HttpVerb verb, string key, long length)
    {
        var url = client.GetPreSignedURL(new() { BucketName = Name, Key = key, Verb = verb, Protocol = Protocol.HTTP, Expires = DateTime.UtcNow.AddHours(1) });
        using var message = new HttpRequestMessage(new(verb.ToString()), url);
        return Requests.OverWire(message, fillerLength: length);
    }
}
