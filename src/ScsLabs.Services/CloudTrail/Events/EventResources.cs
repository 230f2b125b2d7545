using System.Collections.Frozen;
using System.Text.Json;

namespace ScsLabs.Services.CloudTrail;

/// <summary>The resources of an event, with AWS's types.</summary>
/// <remarks>Source: CloudTrail User Guide, "Resource types supported by CloudTrail Event history".</remarks>
internal static class EventResources
{
    /// <summary>The types of resources by the service and the first part of the resource in their ARNs.</summary>
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["iam:user"] = "AWS::IAM::User",
        ["iam:role"] = "AWS::IAM::Role",
        ["iam:group"] = "AWS::IAM::Group",
        ["iam:policy"] = "AWS::IAM::Policy",
        ["iam:instance-profile"] = "AWS::IAM::InstanceProfile",
        ["kms:key"] = "AWS::KMS::Key",
        ["kms:alias"] = "AWS::KMS::Alias",
        ["ssm:parameter"] = "AWS::SSM::Parameter",
        ["rds:db"] = "AWS::RDS::DBInstance",
        ["rds:subgrp"] = "AWS::RDS::DBSubnetGroup",
        ["config:configuration-recorder"] = "AWS::Config::ConfigurationRecorder",
        ["config:config-rule"] = "AWS::Config::ConfigRule",
        ["cloudtrail:trail"] = "AWS::CloudTrail::Trail",
        ["events:rule"] = "AWS::Events::Rule",
        ["events:event-bus"] = "AWS::Events::EventBus",
        ["ec2:instance"] = "AWS::EC2::Instance",
        ["ec2:volume"] = "AWS::EC2::Volume",
        ["ec2:snapshot"] = "AWS::EC2::Snapshot",
        ["ec2:image"] = "AWS::EC2::Ami",
        ["ec2:key-pair"] = "AWS::EC2::KeyPair",
        ["ec2:vpc"] = "AWS::EC2::VPC",
        ["ec2:subnet"] = "AWS::EC2::Subnet",
        ["ec2:security-group"] = "AWS::EC2::SecurityGroup",
        ["ec2:network-acl"] = "AWS::EC2::NetworkAcl",
        ["ec2:network-interface"] = "AWS::EC2::NetworkInterface",
        ["ec2:route-table"] = "AWS::EC2::RouteTable",
        ["ec2:internet-gateway"] = "AWS::EC2::InternetGateway",
        ["ec2:natgateway"] = "AWS::EC2::NatGateway",
        ["ec2:elastic-ip"] = "AWS::EC2::EIP",
        ["ec2:vpc-endpoint"] = "AWS::EC2::VPCEndpoint",
        ["ec2:vpc-peering-connection"] = "AWS::EC2::VPCPeeringConnection",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Writes the resources that an event has: those of data events, keys, and roles that were assumed. Others show in the event history alone.</summary>
    public static void Write(Utf8JsonWriter json, CallEvent happened)
    {
        if (happened.Resources.Count == 0 || (happened.DataType is null && !happened.Rules.TellsOwner))
        {
            return;
        }

        json.WriteStartArray("resources");
        foreach (var resource in happened.Resources)
        {
            json.WriteStartObject();
            if (resource.Account is { } account)
            {
                json.WriteString("accountId", account.ToString());
            }

            if (TypeOf(resource.Arn) is { } type)
            {
                json.WriteString("type", type);
            }

            json.WriteString("ARN", resource.Arn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The resources of an event as the event history shows them: a key by its ARN, all others by their name.</summary>
    public static IReadOnlyList<(string? Type, string Name)> Of(CallEvent happened) => [.. happened.Resources.Select(static resource => (TypeOf(resource.Arn), NameOf(resource.Arn)))];

    /// <summary>The type of the resource with an ARN; null where none is known.</summary>
    public static string? TypeOf(string arn)
    {
        if (!Arn.TryParse(arn, out var parts))
        {
            return null;
        }

        return parts.Service switch
        {
            "s3" => parts.Resource.Contains('/') ? "AWS::S3::Object" : "AWS::S3::Bucket",
            "sqs" => "AWS::SQS::Queue",
            _ => Types.GetValueOrDefault($"{parts.Service}:{parts.Resource.Split('/', ':')[0]}"),
        };
    }

    private static string NameOf(string arn)
    {
        const string Parameter = "parameter";
        return !Arn.TryParse(arn, out var parts) || parts.Service is "kms" ? arn
            : parts.Service is "s3" ? parts.Resource
            : parts.Service is "ssm" && parts.Resource.StartsWith(Parameter, StringComparison.Ordinal) ? parts.Resource[Parameter.Length..]
            : parts.Resource[(parts.Resource.AsSpan().LastIndexOfAny('/', ':') + 1)..];
    }
}
