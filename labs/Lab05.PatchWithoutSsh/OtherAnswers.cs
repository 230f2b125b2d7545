using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab05.PatchWithoutSsh;

/// <summary>A right answer that allows the role only what is called here, knows the endpoints' clients by their subnet, gives the server a new security group, and grants by the tag's other condition key.</summary>
public sealed class OwnPolicies : ITasks
{
    /// <inheritdoc />
    public async Task GrantAgentAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var policy = await admin.Iam.CreatePolicyAsync(new("agent",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ssm:UpdateInstanceInformation", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:PutInventory", "ssm:PutComplianceItems" ], "Resource": "*" },
                { "Effect": "Allow", "Action": "ssmmessages:*ControlChannel", "Resource": "*" }
              ]
            }
            """));
        await admin.Iam.AttachRolePolicyAsync(new(Names.Server, policy.Policy.Arn));
        await admin.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = (await Find.InstanceAsync(admin, Names.Server)).InstanceId, IamInstanceProfile = new() { Arn = $"arn:aws:iam::{aws.A.Id}:instance-profile/{Names.Server}" } });
    }

    /// <inheritdoc />
    public async Task CreateEndpointsAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var group = await Find.GroupAsync(admin, Names.Endpoints);
        await admin.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, Ipv4Ranges = [new() { CidrIp = Names.SubnetCidr }] }] });
        await CreateAsync(aws, ["ssm", "ssmmessages", "ec2messages"], policy: null);
        await admin.Ec2.CreateVpcEndpointAsync(new() { VpcId = await Find.VpcAsync(admin), ServiceName = Names.ServiceName(aws, "s3"), RouteTableIds = [await Find.RouteTableAsync(admin)] });
    }

    /// <inheritdoc />
    public async Task CloseServerAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var closed = (await admin.Ec2.CreateSecurityGroupAsync(new() { VpcId = await Find.VpcAsync(admin), GroupName = "closed", Description = "Lets nothing in" })).GroupId;
        await admin.Ec2.ModifyInstanceAttributeAsync(new() { InstanceId = (await Find.InstanceAsync(admin, Names.Server)).InstanceId, Groups = [closed] });
    }

    /// <inheritdoc />
    public async Task GrantPatchingAsync(LabContext aws)
    {
        var iam = aws.A.User(Names.Admin).Iam;
        await iam.CreateGroupAsync(new("patchers"));
        await iam.AddUserToGroupAsync(new("patchers", Names.Operator));
        await iam.PutGroupPolicyAsync(new("patchers", "patch",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:SendCommand", "Resource": "arn:aws:ssm:*::document/{{Names.PatchDocument}}" },
                {
                  "Effect": "Allow", "Action": "ssm:SendCommand", "Resource": "arn:aws:ec2:*:{{aws.A.Id}}:instance/*",
                  "Condition": { "StringEquals": { "aws:ResourceTag/{{Names.Tag}}": [ "{{Names.TagValue}}" ] } }
                },
                { "Effect": "Allow", "Action": [ "ssm:GetCommandInvocation", "ssm:DescribeInstancePatchStates" ], "Resource": "*" }
              ]
            }
            """));
    }

    /// <summary>Creates interface endpoints in the server's subnet.</summary>
    internal static async Task CreateAsync(LabContext aws, string[] services, string? policy)
    {
        var admin = aws.A.User(Names.Admin);
        foreach (var service in services)
        {
            await admin.Ec2.CreateVpcEndpointAsync(new()
            {
                VpcId = await Find.VpcAsync(admin),
                VpcEndpointType = VpcEndpointType.Interface,
                ServiceName = Names.ServiceName(aws, service),
                SubnetIds = [await Find.SubnetAsync(admin, Names.Subnet)],
                SecurityGroupIds = [await Find.GroupAsync(admin, Names.Endpoints)],
                PolicyDocument = policy,
            });
        }
    }
}

/// <summary>A right answer that takes from AWS's policy what the server doesn't need, has policies on its endpoints, and allows widely and denies the rest.</summary>
public sealed class DenyTheRest : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public async Task GrantAgentAsync(LabContext aws)
    {
        await reference.GrantAgentAsync(aws);
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.Server, "no-parameters",
            """
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "ssm:GetParameter*", "Resource": "*" } ] }
            """));
    }

    /// <inheritdoc />
    public async Task CreateEndpointsAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = await Find.GroupAsync(admin, Names.Endpoints),
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Names.Https, ToPort = Names.Https, UserIdGroupPairs = [new() { GroupId = await Find.GroupAsync(admin, Names.Server) }] }],
        });
        await OwnPolicies.CreateAsync(aws, ["ssmmessages", "ssm"],
            $$"""
            { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalAccount": "{{aws.A.Id}}" } } } ] }
            """);
        await admin.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = await Find.VpcAsync(admin),
            ServiceName = Names.ServiceName(aws, "s3"),
            RouteTableIds = [await Find.RouteTableAsync(admin)],
            PolicyDocument =
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                      "Resource": [ "arn:aws:s3:::aws-ssm-{{aws.Region}}/*", "arn:aws:s3:::amazon-ssm-{{aws.Region}}/*", "arn:aws:s3:::patch-baseline-snapshot-{{aws.Region}}/*", "arn:aws:s3:::al2023-repos-{{aws.Region}}-de612dc2/*" ]
                    }
                  ]
                }
                """,
        });
    }

    /// <inheritdoc />
    public Task CloseServerAsync(LabContext aws) => reference.CloseServerAsync(aws);

    /// <inheritdoc />
    public async Task GrantPatchingAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Iam.PutUserPolicyAsync(new(Names.Operator, "patch",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ssm:SendCommand", "ssm:GetCommandInvocation", "ssm:ListCommand*", "ssm:DescribeInstancePatchStates" ], "Resource": "*" },
                { "Effect": "Deny", "Action": "ssm:SendCommand", "NotResource": [ "{{Names.DocumentArn(aws, Names.PatchDocument)}}", "{{Names.InstanceArn(aws, "*")}}" ] },
                {
                  "Effect": "Deny", "Action": "ssm:SendCommand", "Resource": "arn:aws:ec2:*:*:instance/*",
                  "Condition": { "StringNotEquals": { "ssm:resourceTag/{{Names.Tag}}": "{{Names.TagValue}}" } }
                }
              ]
            }
            """));
}
