namespace ScsLabs.Services.Ec2;

/// <summary>The accounts by which requests choose images and snapshots.</summary>
internal static class UserIds
{
    /// <summary>Requires that each is an account's id or one of EC2's names.</summary>
    /// <exception cref="AwsException">InvalidUserID.Malformed.</exception>
    /// <remarks>Source: EC2 API Reference, "Error codes for the Amazon EC2 API".</remarks>
    public static void Require(IReadOnlyList<string>? ids, params ReadOnlySpan<string> names)
    {
        foreach (var id in ids ?? [])
        {
            if (!names.Contains(id) && !AccountId.TryParse(id, out _))
            {
                throw Ec2Errors.InvalidUserId(id);
            }
        }
    }
}
