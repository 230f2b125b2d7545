using System.Buffers.Text;

namespace ScsLabs.Services.Ec2;

/// <summary>User data as instances keep it: in Base64, null for none.</summary>
internal static class UserDataText
{
    private const int Longest = 16384;

    /// <summary>The user data of a launch.</summary>
    /// <exception cref="AwsException">It isn't Base64, or too long.</exception>
    public static string? Checked(string? base64) =>
        string.IsNullOrEmpty(base64) ? null
        : !Base64.IsValid(base64, out var length) ? throw Ec2Errors.InvalidParameterValue("Invalid BASE64 encoding of user data.")
        : length <= Longest ? base64
        : throw Ec2Errors.InvalidParameterValue($"User data is limited to {Longest} bytes");

    /// <summary>The user data of a change.</summary>
    /// <exception cref="AwsException">It is too long.</exception>
    public static string? Of(byte[] bytes) => Checked(Convert.ToBase64String(bytes));
}
