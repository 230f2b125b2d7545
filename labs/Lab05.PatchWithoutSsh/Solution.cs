using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab05.PatchWithoutSsh;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task GrantAgentAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Iam.AttachRolePolicyAsync(new(Names.Server, Names.CorePolicy));
        await admin.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = (await Find.InstanceAsync(admin, Names.Server)).InstanceId, IamInstanceProfile = new() { Name = Names.Server } });
    }

    /// <inheritdoc />
    public async Task CreateEndpointsAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var (vpc, group) = (await Find.VpcAsync(admin), await Find.GroupAsync(admin, Names.Endpoints));
        foreach (var service in (string[])["ssm", "ssmmessages"])
        {
            await admin.Ec2.CreateVpcEndpointAsync(new()
            {
                VpcId = vpc,
                VpcEndpointType = VpcEndpointType.Interface,
                ServiceName = Names.ServiceName(aws, service),
                SubnetIds = [await Find.SubnetAsync(admin, Names.Subnet)],
                SecurityGroupIds = [group],
                PrivateDnsEnabled = true,
            });
        }

        // A security group knows its clients by their group, wherever they are.
        await admin.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, UserIdGroupPairs = [new() { GroupId = await Find.GroupAsync(admin, Names.Server) }] }],
        });

        // The packages, the snapshots of baselines and the agent's releases are in Amazon S3, for which a gateway endpoint costs nothing.
        await admin.Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, VpcEndpointType = VpcEndpointType.Gateway, ServiceName = Names.ServiceName(aws, "s3"), RouteTableIds = [await Find.RouteTableAsync(admin)] });
    }

    /// <inheritdoc />
    public async Task CloseServerAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var group = await Find.GroupAsync(admin, Names.Server);
        await admin.Ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = group, SecurityGroupRuleIds = [.. (await Find.InboundAsync(admin, group)).Select(rule => rule.SecurityGroupRuleId)] });
    }

    /// <inheritdoc />
    public async Task GrantPatchingAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutUserPolicyAsync(new(Names.Operator, "patch",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "WithThisDocument", "Effect": "Allow", "Action": "ssm:SendCommand", "Resource": "{{Names.DocumentArn(aws, Names.PatchDocument)}}" },
                {
                  "Sid": "ToTaggedInstances", "Effect": "Allow", "Action": "ssm:SendCommand", "Resource": "{{Names.InstanceArn(aws, "*")}}",
                  "Condition": { "StringEquals": { "ssm:resourceTag/{{Names.Tag}}": "{{Names.TagValue}}" } }
                },
                {
                  "Sid": "ReadWhatCameOfIt", "Effect": "Allow", "Resource": "*",
                  "Action": [ "{{string.Join("\", \"", Names.ReadingActions)}}" ]
                }
              ]
            }
            """));
}
