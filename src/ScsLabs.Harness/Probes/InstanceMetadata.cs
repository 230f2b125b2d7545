using System.Net;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend serves instances their metadata.</summary>
internal static class InstanceMetadata
{
    private const string Name = "scslabs-probe-instance";

    /// <summary>An instance with a role: without a token its metadata service must refuse, with one give the role's credentials.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        // Nothing is launched where no one would answer.
        using (var answer = await aws.Backend.ControlAsync(HttpMethod.Get, "instances/i-00000000000000000").ConfigureAwait(false))
        {
            if (answer.Content.Headers.ContentType?.MediaType != "application/json")
            {
                return new(false, Texts.DoesNotAnswer.With("GET /_scslabs/instances"));
            }
        }

        await ProbeInstance.MakeProfileAsync(aws.A.Root, Name, undo).ConfigureAwait(false);
        var instance = await aws.OnInstanceAsync(await ProbeInstance.LaunchAsync(aws.A.Root, Name, undo).ConfigureAwait(false)).ConfigureAwait(false);
        using var metadata = instance.Metadata();
        using var refused = await metadata.GetAsync(new Uri("latest/meta-data/instance-id", UriKind.Relative)).ConfigureAwait(false);
        var caller = (await instance.Actor.Sts.GetCallerIdentityAsync(new()).ConfigureAwait(false)).Arn;
        return refused.StatusCode == HttpStatusCode.Unauthorized && caller.EndsWith($":assumed-role/{Name}/{instance.Id}", StringComparison.Ordinal)
            ? new(true, Texts.MetadataIsServed.ToString())
            : new(false, Texts.MetadataGot.With((int)refused.StatusCode, caller));
    }
}
