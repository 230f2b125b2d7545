using System.Text.Json;
using Amazon.Runtime;

namespace ScsLabs.Harness;

/// <summary>The credentials that an instance's metadata service gives at the moment of each call.</summary>
/// <remarks>AWSSDK's own <see cref="InstanceProfileAWSCredentials"/> have one endpoint for the whole process (a proxy of their own, which they can be given, isn't used for tokens), and keep credentials by the time of this machine, which isn't the world's.</remarks>
/// <param name="metadata">Asks the metadata service.</param>
internal sealed class InstanceCredentials(HttpClient metadata) : AWSCredentials
{
    private const string Folder = "latest/meta-data/iam/security-credentials/";

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
        var token = await SendAsync(HttpMethod.Put, "latest/api/token", "X-aws-ec2-metadata-token-ttl-seconds", "60").ConfigureAwait(false);
        var role = await SendAsync(HttpMethod.Get, Folder, "X-aws-ec2-metadata-token", token).ConfigureAwait(false);
        var document = await SendAsync(HttpMethod.Get, Folder + role, "X-aws-ec2-metadata-token", token).ConfigureAwait(false);
        return await Read(document).GetCredentialsAsync().ConfigureAwait(false);
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string header, string value)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { header, value } } };
        using var answer = await metadata.SendAsync(request).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync().ConfigureAwait(false)
            : throw new AmazonClientException($"The metadata service answers {method} {path} with {(int)answer.StatusCode} {answer.ReasonPhrase}.");
    }
}
