using System.Net;

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
                return new(false, "it does not answer GET /_scslabs/instances");
            }
        }

        await ProbeInstance.MakeProfileAsync(aws.A.Root, Name, undo).ConfigureAwait(false);
        var instance = await aws.OnInstanceAsync(await ProbeInstance.LaunchAsync(aws.A.Root, Name, undo).ConfigureAwait(false)).ConfigureAwait(false);
        using var metadata = instance.Metadata();
        using var refused = await metadata.GetAsync(new Uri("latest/meta-data/instance-id", UriKind.Relative)).ConfigureAwait(false);
        var caller = (await instance.Actor.Sts.GetCallerIdentityAsync(new()).ConfigureAwait(false)).Arn;
        return refused.StatusCode == HttpStatusCode.Unauthorized && caller.EndsWith($":assumed-role/{Name}/{instance.Id}", StringComparison.Ordinal)
            ? new(true, "an instance got its role's credentials with a token, and without one was answered 401")
            : new(false, $"without a token an instance that requires one was answered {(int)refused.StatusCode}, and with one it got the credentials of {caller}");
    }
}
