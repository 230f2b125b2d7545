using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>CIDR blocks in requests.</summary>
internal static class CidrBlocks
{
    /// <summary>The prefix of the largest block of a VPC or subnet.</summary>
    public const int Largest = 16;

    /// <summary>The prefix of the smallest block of a VPC or subnet.</summary>
    public const int Smallest = 28;

    /// <summary>Parses a block that a VPC is to have.</summary>
    /// <exception cref="AwsException">The block is malformed, too large or too small, or no VPC can have it.</exception>
    public static Cidr ParseOfVpc(string text)
    {
        var cidr = Parse(text, "cidrBlock");
        return cidr.Length is >= Largest and <= Smallest && !VpcRanges.IsReserved(cidr) ? cidr : throw Ec2Errors.InvalidVpcRange(text);
    }

    /// <summary>Parses a block. Bits beyond the prefix are dropped, as AWS does.</summary>
    /// <exception cref="AwsException">The block is malformed.</exception>
    public static Cidr Parse(string text, string parameter) =>
        Cidr.TryParse(text, out var cidr) ? cidr : throw Ec2Errors.InvalidParameterValue($"Value ({text}) for parameter {parameter} is invalid. This is not a valid CIDR block.");
}
