using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab05.PatchWithoutSsh;

/// <summary>Your file. The starting code follows an old guide: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードは古いガイドに従っています。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task GrantAgentAsync(LabContext aws)
    {
        // Task 1: give the role what the agent needs. The policy of old guides, AmazonEC2RoleforSSM, also reads and writes every bucket.
        // 課題 1: エージェントが必要とする権限をロールに与えます。古いガイドのポリシー AmazonEC2RoleforSSM は、すべてのバケットの読み書きも許可します。
        var admin = aws.A.User(Names.Admin);
        await admin.Iam.AttachRolePolicyAsync(new(Names.Server, Names.DeprecatedPolicy));
        await admin.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = (await Find.InstanceAsync(admin, Names.Server)).InstanceId, IamInstanceProfile = new() { Name = Names.Server } });
    }

    /// <inheritdoc />
    public async Task CreateEndpointsAsync(LabContext aws)
    {
        // Task 2: the agent calls ssm and ssmmessages, and what it installs is in Amazon S3. Nothing is let in to an endpoint but by its security group.
        // 課題 2: エージェントは ssm と ssmmessages を呼び出し、インストールするものは Amazon S3 にあります。エンドポイントに入れるのは、そのセキュリティグループが許可したものだけです。
        var admin = aws.A.User(Names.Admin);
        foreach (var service in (string[])["ssm", "ssmmessages"])
        {
            await admin.Ec2.CreateVpcEndpointAsync(new()
            {
                VpcId = await Find.VpcAsync(admin),
                VpcEndpointType = VpcEndpointType.Interface,
                ServiceName = Names.ServiceName(aws, service),
                SubnetIds = [await Find.SubnetAsync(admin, Names.Subnet)],
                SecurityGroupIds = [await Find.GroupAsync(admin, Names.Endpoints)],
                PrivateDnsEnabled = true,
            });
        }
    }

    /// <inheritdoc />
    public async Task CloseServerAsync(LabContext aws)
    {
        // Task 3: nothing needs to be let in. This code lets SSH in from the bastion alone, which is narrower than before, but still a door.
        // 課題 3: 何も受信する必要はありません。このコードは SSH を踏み台からだけ許可します。以前より狭いとはいえ、まだ入口が残っています。
        var admin = aws.A.User(Names.Admin);
        var group = await Find.GroupAsync(admin, Names.Server);
        await admin.Ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = group, SecurityGroupRuleIds = [.. (await Find.InboundAsync(admin, group)).Select(rule => rule.SecurityGroupRuleId)] });
        await admin.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Ssh, ToPort = Names.Ssh, UserIdGroupPairs = [new() { GroupId = await Find.GroupAsync(admin, Names.Bastion) }] }],
        });
    }

    /// <inheritdoc />
    public async Task GrantPatchingAsync(LabContext aws) =>
        // Task 4: let the operator send this one document, and to tagged instances alone. Who may send any document is root on every instance.
        // 課題 4: オペレーターには、このドキュメントだけを、タグの付いたインスタンスだけに送信させます。どのドキュメントでも送信できる人は、すべてのインスタンスの root です。
        await aws.A.User(Names.Admin).Iam.PutUserPolicyAsync(new(Names.Operator, "patch",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ssm:SendCommand", "ssm:GetCommandInvocation", "ssm:DescribeInstancePatchStates" ], "Resource": "*" }
              ]
            }
            """));
}
