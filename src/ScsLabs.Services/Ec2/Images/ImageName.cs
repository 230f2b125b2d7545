using System.Buffers;

namespace ScsLabs.Services.Ec2;

/// <summary>The rules for images' names and descriptions.</summary>
/// <remarks>Source: EC2 API Reference, CreateImage.</remarks>
internal static class ImageName
{
    /// <summary>The minimum number of characters.</summary>
    public const int Shortest = 3;

    /// <summary>The maximum number of characters.</summary>
    public const int Longest = 128;

    /// <summary>The maximum number of characters of a description.</summary>
    public const int LongestDescription = 255;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()[] ./-'@_");

    /// <summary>Throws unless a new image of the caller's can have the name.</summary>
    /// <exception cref="AwsException">The name is taken, or can't be one.</exception>
    public static void RequireNew(string name, Call call)
    {
        if (name.Length is < Shortest or > Longest || name.AsSpan().ContainsAnyExcept(Letters))
        {
            throw new AwsException(
                "InvalidAMIName.Malformed",
                400,
                "AMI name is invalid. AMI names must be between 3 and 128 characters long, and may contain letters, numbers, and only the following characters: ( ) [ ] . / - ' @ _ and spaces");
        }

        if (call.View.Find(Image.ByName, (call.Place, name)) is { } other)
        {
            throw new AwsException("InvalidAMIName.Duplicate", 400, $"AMI name {name} is already in use by AMI {other.Id}");
        }
    }
}
