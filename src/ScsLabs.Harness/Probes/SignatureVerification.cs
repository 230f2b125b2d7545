using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether signatures are verified.</summary>
internal static class SignatureVerification
{
    /// <summary>A user calls GetCallerIdentity with its own secret and with a wrong one.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var user = await ProbeUser.CreateAsync(aws.A, undo).ConfigureAwait(false);
        await Trial.WorksAsync(aws, () => user.Actor.Sts.GetCallerIdentityAsync(new())).ConfigureAwait(false);
        var forger = await user.WithWrongSecretAsync(aws).ConfigureAwait(false);
        return await Trial.CodeAsync(() => forger.Sts.GetCallerIdentityAsync(new())).ConfigureAwait(false) switch
        {
            null => new(false, Texts.ForgeryPassed.ToString()),
            "SignatureDoesNotMatch" => new(true, Texts.SignaturesAreVerified.ToString()),
            var code => new(false, Texts.ForgeryGot.With(code)),
        };
    }
}
