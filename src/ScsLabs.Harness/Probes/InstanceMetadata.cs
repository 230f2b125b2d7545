using System.Net;
using Amazon.EC2.Model;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend serves instances their metadata.</summary>
internal static class InstanceMetadata
{
    private const string Name = "scslabs-probe-instance";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

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

        await MakeProfileAsync(aws.A.Root, undo).ConfigureAwait(false);
        var instance = await aws.OnInstanceAsync(await LaunchAsync(aws.A.Root, undo).ConfigureAwait(false)).ConfigureAwait(false);
        using var metadata = instance.Metadata();
        using var refused = await metadata.GetAsync(new Uri("latest/meta-data/instance-id", UriKind.Relative)).ConfigureAwait(false);
        var caller = (await instance.Actor.Sts.GetCallerIdentityAsync(new()).ConfigureAwait(false)).Arn;
        return refused.StatusCode == HttpStatusCode.Unauthorized && caller.EndsWith($":assumed-role/{Name}/{instance.Id}", StringComparison.Ordinal)
            ? new(true, "an instance got its role's credentials with a token, and without one was answered 401")
            : new(false, $"without a token an instance that requires one was answered {(int)refused.StatusCode}, and with one it got the credentials of {caller}");
    }

    private static async Task MakeProfileAsync(Actor root, Undo undo)
    {
        await root.Iam.CreateRoleAsync(new(Name, Trust)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteRoleAsync(new(Name)));
        await root.Iam.CreateInstanceProfileAsync(new(Name)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteInstanceProfileAsync(new(Name)));
        await root.Iam.AddRoleToInstanceProfileAsync(new(Name, Name)).ConfigureAwait(false);
        undo.Add(() => root.Iam.RemoveRoleFromInstanceProfileAsync(new(Name, Name)));
    }

    private static async Task<string> LaunchAsync(Actor root, Undo undo)
    {
        var images = await root.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] }).ConfigureAwait(false);
        var launched = await root.Ec2.RunInstancesAsync(new()
        {
            ImageId = images.Images[0].ImageId,
            InstanceType = "t3.micro",
            MinCount = 1,
            MaxCount = 1,
            MetadataOptions = new() { HttpTokens = "required" },
            IamInstanceProfile = new() { Name = Name },
        }).ConfigureAwait(false);
        var id = launched.Reservation.Instances[0].InstanceId;
        undo.Add(() => root.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }));
        return id;
    }
}
