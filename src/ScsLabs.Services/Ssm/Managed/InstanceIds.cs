using System.Text.RegularExpressions;

namespace ScsLabs.Services.Ssm;

/// <summary>The ids of instances in lists. Source: the InstanceIdList of AWS's model.</summary>
internal static partial class InstanceIds
{
    /// <summary>Requires that ids have the form of an instance's id, whether or not there is one.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Require(IReadOnlyList<string>? ids)
    {
        if (ids?.All(Form().IsMatch) == false)
        {
            throw SsmErrors.Validation($"1 validation error detected: Value '[{string.Join(", ", ids)}]' at 'instanceIds' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy regular expression pattern: {SendCommand.InstanceForm}]");
        }
    }

    [GeneratedRegex($@"\A(?:{SendCommand.InstanceForm})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
