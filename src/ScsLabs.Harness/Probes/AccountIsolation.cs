using Amazon.KeyManagementService.Model;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether there are several accounts, and whether a resource's policy controls access from another account.</summary>
internal static class AccountIsolation
{
    /// <summary>Account B's root user encrypts with a key of account A, before and after the key's policy names B.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        if (aws.HasOneAccountOnly)
        {
            return new(false, Texts.OneAccountOnly.With(aws.A.Id));
        }

        var kms = aws.A.Root.Kms;
        var key = (await kms.CreateKeyAsync(new()).ConfigureAwait(false)).KeyMetadata;
        undo.Add(() => kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key.KeyId, PendingWindowInDays = 7 }));
        if (await Trial.CodeAsync(EncryptAsync).ConfigureAwait(false) is not "AccessDeniedException" and var code)
        {
            return new(false, code is null ? Texts.OtherAccountUsedKey.ToString() : Texts.OtherAccountGot.With(code));
        }

        await kms.PutKeyPolicyAsync(new()
        {
            KeyId = key.KeyId,
            PolicyName = "default",
            Policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::{{aws.A.Id}}:root","arn:aws:iam::{{aws.B.Id}}:root"]},"Action":"kms:*","Resource":"*"}]}""",
        }).ConfigureAwait(false);
        await Trial.WorksAsync(aws, EncryptAsync).ConfigureAwait(false);
        return new(true, Texts.AccountsAreApart.ToString());

        Task EncryptAsync() => aws.B.Root.Kms.EncryptAsync(new() { KeyId = key.Arn, Plaintext = new("probe"u8.ToArray()) });
    }
}
