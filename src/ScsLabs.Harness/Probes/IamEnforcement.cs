using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether identity policies are enforced.</summary>
internal static class IamEnforcement
{
    /// <summary>A user lists parameters without a policy, and with one.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var user = await ProbeUser.CreateAsync(aws.A, undo).ConfigureAwait(false);
        // Any answer shows that the key is known; before that, a refusal could be caused by propagation delay.
        await Trial.WorksAsync(aws, () => user.Actor.Sts.GetCallerIdentityAsync(new())).ConfigureAwait(false);
        if (await Trial.CodeAsync(() => user.Actor.Ssm.DescribeParametersAsync(new())).ConfigureAwait(false) is not "AccessDeniedException" and var code)
        {
            return new(false, code is null ? Texts.UserCalledWithoutPolicy.ToString() : Texts.UserGot.With(code));
        }

        await user.AllowAsync("ssm:DescribeParameters").ConfigureAwait(false);
        await Trial.WorksAsync(aws, () => user.Actor.Ssm.DescribeParametersAsync(new())).ConfigureAwait(false);
        return new(true, Texts.IamIsEnforced.ToString());
    }
}
