using System.Text;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Samples of the operations on key pairs.</summary>
internal static class KeyPairSamples
{
    /// <summary>The public key of RFC 8032's first test vector.</summary>
    public const string PublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateKeyPairOperation.Instance, new("deploy", KeyType.Ed25519) { TagSpecifications = Ec2Samples.Tagged(ResourceType.KeyPair) }),
        Sample.Of(ImportKeyPairOperation.Instance, new("deploy", Encoding.ASCII.GetBytes(PublicKey), Ec2Samples.Tagged(ResourceType.KeyPair))),
        Sample.Of(DescribeKeyPairsOperation.Instance, new()),
        Sample.After(DeleteKeyPairOperation.Instance, aws => new(NewPair(aws))),
    ];

    /// <summary>The name of a new key pair.</summary>
    public static string NewPair(AsCaller aws) => aws.Call(new ImportKeyPair("deploy", Encoding.ASCII.GetBytes(PublicKey))).KeyName;
}
