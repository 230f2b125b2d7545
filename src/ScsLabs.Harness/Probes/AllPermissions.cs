using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend tells all that a principal may do.</summary>
internal static class AllPermissions
{
    /// <summary>A user with one permission: it must be found where it isn't expected, and nothing else where it is.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var user = await ProbeUser.CreateAsync(aws.A, undo).ConfigureAwait(false);
        await user.AllowAsync("ssm:DescribeParameters").ConfigureAwait(false);
        var permissions = aws.PermissionsOf(user.Arn);
        try
        {
            var (unexpected, _) = await permissions.CompareAsync([]).ConfigureAwait(false);
            var (more, missing) = await permissions.CompareAsync([new("ssm:DescribeParameters", "*")]).ConfigureAwait(false);
            return unexpected.Count == 1 && more.Count + missing.Count == 0
                ? new(true, Texts.OnePermissionFound.ToString())
                : new(false, Texts.PermissionsFound.With(unexpected.Count, more.Count, missing.Count));
        }
        catch (Exception failure) when (failure is BackendException or JsonException or KeyNotFoundException)
        {
            return new(false, Texts.DoesNotAnswer.With("POST /_scslabs/permissions"));
        }
    }
}
