using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ec2;

/// <summary>The names under which instances have volumes.</summary>
/// <remarks>Source: EC2 User Guide, device_naming.</remarks>
internal static partial class DeviceName
{
    /// <summary>Whether a volume can be attached under the name.</summary>
    public static bool IsOne(string name) => Form().IsMatch(name);

    [GeneratedRegex("^(/dev/(sd|xvd)[a-z]{1,2}([1-9][0-9]?)?|(sd|xvd)[a-z]{1,2}([1-9][0-9]?)?)\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
