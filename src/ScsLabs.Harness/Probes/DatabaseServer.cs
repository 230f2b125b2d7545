using System.Net;
using System.Net.Sockets;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.Rds;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend has real databases behind the DB instances of RDS.</summary>
internal static class DatabaseServer
{
    private const string Name = "scslabs-probe-database";

    /// <summary>A database whose security group lets nothing in must not be reached; once it does, the first bytes must be MySQL's greeting.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        if (await LackAsync(aws.Backend).ConfigureAwait(false) is { } lack)
        {
            return new(false, lack);
        }

        var (ec2, rds) = (aws.A.Root.Ec2, aws.A.Root.Rds);
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/24" }).ConfigureAwait(false)).Vpc.VpcId;
        undo.Add(() => ec2.DeleteVpcAsync(new() { VpcId = vpc }));
        string[] subnets = [await SubnetAsync("10.0.0.0/25", "a").ConfigureAwait(false), await SubnetAsync("10.0.0.128/25", "b").ConfigureAwait(false)];
        var group = (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "probe", Description = "probe" }).ConfigureAwait(false)).GroupId;
        undo.Add(() => ec2.DeleteSecurityGroupAsync(new() { GroupId = group }));
        var client = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnets[0], Groups = [group] }).ConfigureAwait(false)).NetworkInterface.NetworkInterfaceId;
        undo.Add(() => ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = client }));
        await rds.CreateDBSubnetGroupAsync(new(Name, Name, subnets)).ConfigureAwait(false);
        undo.Add(() => rds.DeleteDBSubnetGroupAsync(new(Name)));
        var database = (await rds.CreateDBInstanceAsync(new(Name, "db.t3.micro", "mysql")
        {
            AllocatedStorage = 20,
            DBSubnetGroupName = Name,
            MasterUsername = "probe",
            MasterUserPassword = "probe-probe",
            VpcSecurityGroupIds = [group],
        }).ConfigureAwait(false)).DBInstance;
        undo.Add(async () =>
        {
            await rds.DeleteDBInstanceAsync(new(Name, SkipFinalSnapshot: true)).ConfigureAwait(false);
            await aws.UntilAsync(async () => (await rds.DescribeDBInstancesAsync(new()).ConfigureAwait(false)).DBInstances.All(one => one.DBInstanceIdentifier != Name)).ConfigureAwait(false);
        });
        await aws.UntilAsync(async () => (await rds.DescribeDBInstancesAsync(new(Name)).ConfigureAwait(false)).DBInstances.Single().DBInstanceStatus == DbStatus.Available).ConfigureAwait(false);
        var port = database.Endpoint?.Port ?? 3306;
        if (await GreetingAsync().ConfigureAwait(false) is not null)
        {
            return new(false, Texts.DatabaseGreetedEarly.ToString());
        }

        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/24" }] }] }).ConfigureAwait(false);

        // A packet of MySQL's begins with its length in three bytes and its number; the greeting is packet 0 and begins with the protocol's version 10.
        return await GreetingAsync().ConfigureAwait(false) is [_, _, _, 0, 10]
            ? new(true, Texts.DatabaseGreeted.ToString())
            : new(false, Texts.DatabaseIsSilent.ToString());

        async Task<string> SubnetAsync(string cidr, string zone)
        {
            var id = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = aws.Region + zone }).ConfigureAwait(false)).Subnet.SubnetId;
            undo.Add(() => ec2.DeleteSubnetAsync(new() { SubnetId = id }));
            return id;
        }

        async Task<byte[]?> GreetingAsync()
        {
            try
            {
                var stream = await aws.Network.OpenAsync(client, database.DBInstanceArn, port).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    var greeting = new byte[5];
                    await stream.ReadExactlyAsync(greeting).ConfigureAwait(false);
                    return greeting;
                }
            }
            catch (SocketException stopped) when (stopped.SocketErrorCode is SocketError.TimedOut or SocketError.ConnectionRefused)
            {
                return null;
            }
        }
    }

    /// <summary>Why the backend has no real databases; null where it may have. Nothing is created to learn that.</summary>
    private static async Task<string?> LackAsync(LabBackend backend)
    {
        using var answer = await backend.ControlAsync(HttpMethod.Get, "connect").ConfigureAwait(false);
        return answer.Content.Headers.ContentType?.MediaType != "application/json" ? Texts.DoesNotAnswer.With("GET /_scslabs/connect") : answer.StatusCode switch
        {
            HttpStatusCode.BadRequest => null,
            HttpStatusCode.NotImplemented => Texts.NoServerBehind.ToString(),
            var status => Texts.AnsweredWith.With("GET /_scslabs/connect", (int)status),
        };
    }
}
