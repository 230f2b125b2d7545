using Amazon.EC2.Model;
using Amazon.S3.Model;

namespace Lab05.PatchWithoutSsh;

/// <summary>The checks of the tasks: Systems Manager manages the server and patches it, and nothing else gets in.</summary>
/// <remarks>This file checks the server's role and its network (tasks 1 to 3), <c>Checks.Managed.cs</c> that it is managed and patched by them (tasks 2 and 3), <c>Checks.Operator.cs</c> who may patch (task 4).</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.Admin);

    private Actor Operator => Aws.A.User(Names.Operator);

    [Check(1, "The server has its role's credentials", Ja = "サーバーにロールの認証情報がある"), Needs(Capability.InstanceMetadata)]
    public async Task The_server_has_its_role_s_credentials()
    {
        var server = await Aws.OnInstanceAsync(await IdAsync(Names.Server));
        var caller = (await Aws.AllowsAsync(server.Actor, who => who.Sts.GetCallerIdentityAsync(new()))).Arn;
        Expect(caller.Contains($":assumed-role/{Names.Server}/", StringComparison.Ordinal), $"the server has the credentials of {caller}, not of its role {Names.Server}", $"サーバーの認証情報は、ロール {Names.Server} ではなく {caller} のものです");
    }

    [Check(1, "The role has what the agent calls, and nothing beyond", Ja = "ロールの権限は、エージェントの呼び出しの範囲を超えない"), Needs(Capability.Permissions)]
    public async Task The_role_has_what_the_agent_calls_and_nothing_beyond() =>
        await Aws.PermissionsOf(Names.RoleArn(Aws)).ShouldBeAtMostAsync([.. Names.AgentActions.Select(action => new Permission(action, "*"))]);

    [Check(1, "Nobody but EC2 takes on the role", Ja = "ロールを引き受けられるのは EC2 だけ"), Needs(Capability.IamEnforcement)]
    public async Task Nobody_but_EC2_takes_on_the_role() =>
        await Aws.RefusesAsync(Admin, new("AccessDenied", "sts:AssumeRole", Names.RoleArn(Aws)), who => who.Sts.AssumeRoleAsync(new() { RoleArn = Names.RoleArn(Aws), RoleSessionName = "lab" }));

    [Check(1, "With the deprecated policy the server would read every bucket, and without it doesn't", Ja = "非推奨のポリシーがあれば、サーバーはどのバケットも読める。なければ読めない"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata, Capability.Permissions)]
    public async Task With_the_deprecated_policy_the_server_would_read_every_bucket()
    {
        var server = (await Aws.OnInstanceAsync(await IdAsync(Names.Server))).Actor;
        await Aws.RefusesAsync(server, new("AccessDenied", "s3:GetObject", $"arn:aws:s3:::{Names.Bucket(Aws)}/{Names.Payroll}"), ReadPayrollAsync);

        await Admin.Iam.AttachRolePolicyAsync(new(Names.Server, Names.DeprecatedPolicy));
        try
        {
            await Aws.AllowsAsync(server, ReadPayrollAsync);
            var beyond = await Aws.PermissionsOf(Names.RoleArn(Aws)).BeyondAsync([.. Names.AgentActions.Select(action => new Permission(action, "*"))]);
            foreach (var action in (string[])["s3:GetObject", "s3:PutObject", "logs:PutLogEvents", "ec2:DescribeInstanceStatus"])
            {
                Expect(beyond.Contains(action, StringComparer.Ordinal), $"AmazonEC2RoleforSSM doesn't show as allowing {action} beyond AmazonSSMManagedInstanceCore", $"AmazonEC2RoleforSSM が AmazonSSMManagedInstanceCore を超えて {action} を許可していることが現れません");
            }
        }
        finally
        {
            await Admin.Iam.DetachRolePolicyAsync(new(Names.Server, Names.DeprecatedPolicy));
        }
    }

    [Check(2, "Only the server connects to the endpoints, at port 443", Ja = "エンドポイントに接続できるのはサーバーのポート 443 だけ"), Needs(Capability.Reachability)]
    public async Task Only_the_server_connects_to_the_endpoints()
    {
        var (server, bastion) = (await IdAsync(Names.Server), await IdAsync(Names.Bastion));
        var interfaces = (await Find.EndpointsAsync(Admin)).SelectMany(endpoint => endpoint.NetworkInterfaceIds).ToList();
        Expect(interfaces.Count > 0, "the VPC has no interface endpoint", "VPC にインターフェイスエンドポイントがありません");

        await Aws.Network.HasOnlyAsync([server, bastion], interfaces, [.. interfaces.Select(one => new LabConnection(server, one, $"{Names.Https}"))]);
    }

    [Check(3, "Nothing connects to the server, and SSH is unreachable", Ja = "サーバーには何も接続できず、SSH も届かない"), Needs(Capability.Reachability)]
    public async Task Nothing_connects_to_the_server()
    {
        var (server, bastion) = (await IdAsync(Names.Server), await IdAsync(Names.Bastion));
        await Aws.Network.HasOnlyAsync([server], [bastion]);
        await Aws.Network.BlocksAsync(bastion, server, Names.Ssh, "SG_HAS_NO_RULES");
    }

    [Check(3, "The server has no inbound rule, no key pair and no public address", Ja = "サーバーには、インバウンドルールもキーペアもパブリックアドレスもない"), Needs(Capability.ManagedInstances)]
    public async Task The_server_has_no_inbound_rule_no_key_pair_and_no_public_address()
    {
        var server = await Find.InstanceAsync(Admin, Names.Server);
        var inbound = await Find.InboundAsync(Admin, server.SecurityGroups.Select(group => group.GroupId));
        Expect(inbound.Count == 0, $"rules of the server's security groups let something in: {string.Join(", ", inbound.Select(Told))}", $"サーバーのセキュリティグループに、受信を許可するルールがあります: {string.Join(", ", inbound.Select(Told))}");
        Expect(server.KeyName is null && server.PublicIpAddress is null, "the server has a key pair or a public address", "サーバーにキーペアまたはパブリックアドレスがあります");
    }

    private static string Told(SecurityGroupRule rule) => $"{rule.SecurityGroupRuleId} ({rule.IpProtocol} {rule.FromPort}-{rule.ToPort}, {rule.CidrIpv4 ?? rule.ReferencedGroupInfo?.GroupId ?? rule.PrefixListId})";

    private Task<GetObjectResponse> ReadPayrollAsync(Actor who) => who.S3.GetObjectAsync(Names.Bucket(Aws), Names.Payroll);

    private async Task<string> IdAsync(string name) => (await Find.InstanceAsync(Admin, name)).InstanceId;
}
