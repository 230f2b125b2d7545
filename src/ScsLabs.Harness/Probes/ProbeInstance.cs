using Amazon.EC2.Model;

namespace ScsLabs.Harness.Probes;

/// <summary>The instance of a probe, with a role or without.</summary>
internal static class ProbeInstance
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>Makes a role and an instance profile with it, both of this name.</summary>
    public static async Task MakeProfileAsync(Actor root, string name, Undo undo)
    {
        await root.Iam.CreateRoleAsync(new(name, Trust)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteRoleAsync(new(name)));
        await root.Iam.CreateInstanceProfileAsync(new(name)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteInstanceProfileAsync(new(name)));
        await root.Iam.AddRoleToInstanceProfileAsync(new(name, name)).ConfigureAwait(false);
        undo.Add(() => root.Iam.RemoveRoleFromInstanceProfileAsync(new(name, name)));
    }

    /// <summary>Launches an instance that requires tokens of its metadata service's clients, into the default VPC.</summary>
    /// <param name="root">Who launches it.</param>
    /// <param name="profile">The instance profile; null for none.</param>
    /// <param name="undo">Terminates it.</param>
    public static async Task<string> LaunchAsync(Actor root, string? profile, Undo undo)
    {
        var images = await root.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] }).ConfigureAwait(false);
        var launched = await root.Ec2.RunInstancesAsync(new()
        {
            ImageId = images.Images[0].ImageId,
            InstanceType = "t3.micro",
            MinCount = 1,
            MaxCount = 1,
            MetadataOptions = new() { HttpTokens = "required" },
            IamInstanceProfile = profile is null ? null : new() { Name = profile },
        }).ConfigureAwait(false);
        var id = launched.Reservation.Instances[0].InstanceId;
        undo.Add(() => root.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }));
        return id;
    }
}
