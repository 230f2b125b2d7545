namespace Lab05.PatchWithoutSsh;

/// <summary>The names that the scenario and every answer use.</summary>
public static class Names
{
    /// <summary>The administrator of the account.</summary>
    public const string Admin = "admin";

    /// <summary>The user who patches, and may do nothing yet.</summary>
    public const string Operator = "operator";

    /// <summary>The instance that is patched, with its security group, its role and the instance profile that has the role.</summary>
    public const string Server = "server";

    /// <summary>The instance from which administrators came by SSH, with its security group and its subnet.</summary>
    public const string Bastion = "bastion";

    /// <summary>The VPC, which has no way to the Internet.</summary>
    public const string Vpc = "workload";

    /// <summary>The subnet of the server.</summary>
    public const string Subnet = "private";

    /// <summary>The server's subnet, as a block of addresses.</summary>
    public const string SubnetCidr = "10.50.1.0/24";

    /// <summary>The security group for interface endpoints, which has no rules yet.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>The tag of instances that the operator may patch, and its value.</summary>
    public const string Tag = "Patching", TagValue = "weekly";

    /// <summary>The document that patches.</summary>
    public const string PatchDocument = "AWS-RunPatchBaseline";

    /// <summary>The document that runs a shell script.</summary>
    public const string ShellDocument = "AWS-RunShellScript";

    /// <summary>The document that updates the agent.</summary>
    public const string UpdateDocument = "AWS-UpdateSSMAgent";

    /// <summary>The key of an object that has nothing to do with patching.</summary>
    public const string Payroll = "2026/payroll.csv";

    /// <summary>SSH.</summary>
    public const int Ssh = 22;

    /// <summary>HTTPS.</summary>
    public const int Https = 443;

    /// <summary>The actions of the policy <c>AmazonSSMManagedInstanceCore</c>, which the agent calls.</summary>
    public static IReadOnlyList<string> AgentActions { get; } =
    [
        "ssm:DescribeAssociation", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument", "ssm:DescribeDocument", "ssm:GetManifest", "ssm:GetParameter", "ssm:GetParameters",
        "ssm:ListAssociations", "ssm:ListInstanceAssociations", "ssm:PutInventory", "ssm:PutComplianceItems", "ssm:PutConfigurePackageResult", "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
        "ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage", "ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply",
    ];

    /// <summary>The actions that read commands and patches. A policy grants them on <c>*</c>, because most know no resources.</summary>
    public static IReadOnlyList<string> ReadingActions { get; } = ["ssm:GetCommandInvocation", "ssm:ListCommandInvocations", "ssm:ListCommands", "ssm:DescribeInstancePatchStates", "ssm:DescribeInstancePatches"];

    /// <summary>The policy of AWS for instances that Systems Manager manages.</summary>
    public const string CorePolicy = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

    /// <summary>Its deprecated predecessor.</summary>
    public const string DeprecatedPolicy = "arn:aws:iam::aws:policy/service-role/AmazonEC2RoleforSSM";

    /// <summary>The ARN of the server's role.</summary>
    public static string RoleArn(LabContext aws) => $"arn:aws:iam::{aws.A.Id}:role/{Server}";

    /// <summary>The ARN of the operator.</summary>
    public static string OperatorArn(LabContext aws) => $"arn:aws:iam::{aws.A.Id}:user/{Operator}";

    /// <summary>The ARN of one of Amazon's documents, which belong to no account.</summary>
    public static string DocumentArn(LabContext aws, string document) => $"arn:aws:ssm:{aws.Region}::document/{document}";

    /// <summary>The ARN of an instance, or of all for <c>*</c>.</summary>
    public static string InstanceArn(LabContext aws, string id) => $"arn:aws:ec2:{aws.Region}:{aws.A.Id}:instance/{id}";

    /// <summary>The name of a service of AWS as endpoints have it.</summary>
    public static string ServiceName(LabContext aws, string service) => $"com.amazonaws.{aws.Region}.{service}";

    /// <summary>The bucket with what has nothing to do with patching.</summary>
    public static string Bucket(LabContext aws) => $"payroll-{aws.A.Id}";
}
