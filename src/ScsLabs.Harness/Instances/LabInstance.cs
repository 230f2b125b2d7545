using System.Text.Json;
using Amazon.Runtime;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>A place on an EC2 instance: what a program there can ask of the metadata service, and call with the instance's role.</summary>
/// <remarks>The emulator answers, in this process or another; a check needs <see cref="Capability.InstanceMetadata"/>.</remarks>
public sealed class LabInstance
{
    private readonly LabContext lab;

    internal LabInstance(LabContext lab, string id, string name, Uri endpoint)
    {
        (this.lab, Id, MetadataEndpoint) = (lab, id, endpoint);
        Actor = new(lab, Texts.Instance.With(name), new InstanceCredentials(endpoint));
    }

    /// <summary>The instance's id.</summary>
    public string Id { get; }

    /// <summary>The endpoint of the metadata service, for <c>AWS_EC2_METADATA_SERVICE_ENDPOINT</c> of a program that runs on the instance. Whoever knows it counts as being there.</summary>
    public Uri MetadataEndpoint { get; }

    /// <summary>A program on the instance: its calls are signed with the credentials that the metadata service gives, fetched with a token.</summary>
    public Actor Actor { get; }

    /// <summary>A client that asks the metadata service, for paths such as <c>latest/meta-data/instance-id</c>. Dispose of it after use.</summary>
    /// <param name="hops">The distance: 1 on the instance itself, 2 in a container on it. The answer to a request for a token comes no further than the instance's hop limit; then the connection ends without it.</param>
    public HttpClient Metadata(int hops = 1) => new() { BaseAddress = new Uri($"{MetadataEndpoint.AbsoluteUri}/{(hops == 1 ? "" : $"hops/{hops}/")}") };

    /// <summary>Makes an actor of credentials that were read from <c>latest/meta-data/iam/security-credentials/ROLE</c>, such as a thief's.</summary>
    /// <param name="name">The name in failure messages.</param>
    /// <param name="document">The document with the credentials.</param>
    /// <exception cref="AmazonClientException">The document has no credentials.</exception>
    public Actor ActorWith(string name, string document) => new(lab, name, InstanceCredentials.Read(document));

    /// <summary>Finds the instance's metadata service, and lets the time pass in which the instance starts.</summary>
    internal static async Task<LabInstance> OnAsync(LabContext lab, string id)
    {
        var (name, endpoint) = ("", "");
        await lab.UntilAsync(async () =>
        {
            using var instance = await AskAsync(lab, id).ConfigureAwait(false);
            name = instance.RootElement.GetProperty("name").GetString()!;
            endpoint = instance.RootElement.GetProperty("metadataEndpoint").GetString()!;
            return instance.RootElement.GetProperty("state").GetString() != "pending";
        }).ConfigureAwait(false);
        return new(lab, id, name, new(endpoint));
    }

    private static async Task<JsonDocument> AskAsync(LabContext lab, string id)
    {
        using var answer = await lab.Backend.ControlAsync(HttpMethod.Get, $"instances/{id}").ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync().ConfigureAwait(false))
            : throw new BackendException(Texts.HasNoMetadata.With(lab.Backend.Endpoint, id, (int)answer.StatusCode, answer.ReasonPhrase));
    }
}
