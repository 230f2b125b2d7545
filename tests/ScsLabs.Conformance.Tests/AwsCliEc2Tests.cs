using System.Text.Json;

namespace ScsLabs.Conformance.Tests;

/// <summary>Instances and their disks through the <c>aws</c> CLI.</summary>
public sealed class AwsCliEc2Tests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_an_instance_with_a_role_stops_it_and_terminates_it()
    {
        await using var aws = await AwsCli.StartAsync();
        await aws.DoAsync("iam", "create-role", "--role-name", "app", "--assume-role-policy-document", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        await aws.DoAsync("iam", "create-instance-profile", "--instance-profile-name", "app");
        await aws.DoAsync("iam", "add-role-to-instance-profile", "--instance-profile-name", "app", "--role-name", "app");
        string[] launch = ["ec2", "run-instances", "--image-id", await ImageAsync(aws), "--instance-type", "t3.micro", "--iam-instance-profile", "Name=app", "--tag-specifications", "ResourceType=instance,Tags=[{Key=Name,Value=app}]"];
        var operations = await aws.UserAsync("operations", Allow("ec2:*"));
        (await aws.FailsAsync(operations, launch)).ShouldContain("An error occurred (UnauthorizedOperation) when calling the RunInstances operation");

        var id = (await aws.DoAsync(launch)).GetProperty("Instances")[0].GetProperty("InstanceId").GetString()!;
        (await StateAsync()).ShouldBe("pending");
        await PassAsync("instance-running");
        var running = await InstanceAsync();
        running.GetProperty("IamInstanceProfile").GetProperty("Arn").GetString().ShouldEndWith(":instance-profile/app");
        (await aws.DoAsync("ec2", "describe-instances", "--filters", "Name=tag:Name,Values=other")).GetProperty("Reservations").GetArrayLength().ShouldBe(0);

        await aws.DoAsync(operations, "ec2", "stop-instances", "--instance-ids", id);
        await PassAsync("instance-stopped");
        (await InstanceAsync()).GetProperty("StateReason").GetProperty("Code").GetString().ShouldBe("Client.UserInitiatedShutdown");

        await aws.DoAsync("ec2", "modify-instance-attribute", "--instance-id", id, "--disable-api-termination");
        (await aws.FailsAsync(operations, "ec2", "terminate-instances", "--instance-ids", id)).ShouldContain("(OperationNotPermitted)");
        (await StateAsync()).ShouldBe("stopped");
        await aws.DoAsync("ec2", "modify-instance-attribute", "--instance-id", id, "--no-disable-api-termination");
        await aws.DoAsync(operations, "ec2", "terminate-instances", "--instance-ids", id);
        await PassAsync("instance-terminated");
        (await aws.DoAsync("ec2", "describe-volumes")).GetProperty("Volumes").GetArrayLength().ShouldBe(0);
        (await aws.FailsAsync(operations, "ec2", "start-instances", "--instance-ids", id)).ShouldContain("(IncorrectInstanceState)");

        async Task<JsonElement> InstanceAsync() => (await aws.DoAsync("ec2", "describe-instances", "--instance-ids", id, "--filters", "Name=tag:Name,Values=app")).GetProperty("Reservations")[0].GetProperty("Instances")[0];

        async Task<string?> StateAsync() => (await InstanceAsync()).GetProperty("State").GetProperty("Name").GetString();

        async Task PassAsync(string waiter)
        {
            await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
            await aws.DoAsync("ec2", "wait", waiter, "--instance-ids", id);
        }
    }

    [Fact]
    public async Task Copies_a_snapshot_encrypted_where_the_key_may_be_used()
    {
        await using var aws = await AwsCli.StartAsync();
        var key = (await aws.DoAsync("kms", "create-key")).GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;
        var keyless = await aws.UserAsync("keyless", Allow("ec2:*"));
        var volume = (await aws.DoAsync("ec2", "create-volume", "--availability-zone", "us-east-1a", "--size", "1")).GetProperty("VolumeId").GetString()!;
        (await aws.FailsAsync(Credentials.Root, "ec2", "create-snapshot", "--volume-id", volume)).ShouldContain("(IncorrectState)");
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        var plain = (await aws.DoAsync("ec2", "create-snapshot", "--volume-id", volume, "--description", "before the upgrade")).GetProperty("SnapshotId").GetString()!;
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        var (copied, failed) = (await CopyAsync(Credentials.Root), await CopyAsync(keyless));
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        var copy = await SnapshotAsync(copied);
        (copy.GetProperty("State").GetString(), copy.GetProperty("Encrypted").GetBoolean(), copy.GetProperty("KmsKeyId").GetString()).ShouldBe(("completed", true, key));
        (await SnapshotAsync(failed)).GetProperty("State").GetString().ShouldBe("error");
        (await SnapshotAsync(plain)).GetProperty("Encrypted").GetBoolean().ShouldBeFalse();

        async Task<string> CopyAsync(Credentials who) =>
            (await aws.DoAsync(who, "ec2", "copy-snapshot", "--source-region", "us-east-1", "--source-snapshot-id", plain, "--encrypted", "--kms-key-id", key)).GetProperty("SnapshotId").GetString()!;

        async Task<JsonElement> SnapshotAsync(string id) => (await aws.DoAsync("ec2", "describe-snapshots", "--snapshot-ids", id)).GetProperty("Snapshots")[0];
    }

    private static async Task<string> ImageAsync(AwsCli aws) =>
        (await aws.DoAsync("ec2", "describe-images", "--owners", "amazon", "--filters", "Name=name,Values=al2023-ami-2023.*-x86_64")).GetProperty("Images")[0].GetProperty("ImageId").GetString()!;

    private static string Allow(string action) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";
}
