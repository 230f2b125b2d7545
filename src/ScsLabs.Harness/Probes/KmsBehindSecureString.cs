using System.Buffers.Text;
using System.Text;
using Amazon.KeyManagementService.Model;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether a SecureString is encrypted with KMS.</summary>
internal static class KmsBehindSecureString
{
    /// <summary>Requires that KMS decrypts a SecureString's stored value with the parameter's ARN as encryption context, and not without it.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var (ssm, kms, name) = (aws.A.Root.Ssm, aws.A.Root.Kms, $"/{ProbeUser.NewName()}");

        // Uses a customer key, because aws/ssm decrypts only requests that come through Parameter Store.
        var key = (await kms.CreateKeyAsync(new()).ConfigureAwait(false)).KeyMetadata.KeyId;
        undo.Add(() => kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = 7 }));
        await ssm.PutParameterAsync(new() { Name = name, Value = "secret", Type = "SecureString", KeyId = key }).ConfigureAwait(false);
        undo.Add(() => ssm.DeleteParameterAsync(new() { Name = name }));
        var stored = (await ssm.GetParameterAsync(new() { Name = name }).ConfigureAwait(false)).Parameter;
        if (!Base64.IsValid(stored.Value))
        {
            return new(false, Texts.StoredPlainly.With(stored.Value));
        }

        var blob = Convert.FromBase64String(stored.Value);
        var opened = await kms.DecryptAsync(new() { CiphertextBlob = new(blob), EncryptionContext = new(StringComparer.Ordinal) { ["PARAMETER_ARN"] = stored.ARN } }).ConfigureAwait(false);
        var without = await Trial.CodeAsync(() => kms.DecryptAsync(new() { CiphertextBlob = new(blob) })).ConfigureAwait(false);
        return Encoding.UTF8.GetString(opened.Plaintext.ToArray()) != "secret" ? new(false, Texts.OpenedToOther.ToString())
            : without != "InvalidCiphertextException" ? new(false, Texts.OpenedWithoutContext.With(without ?? Texts.NoError.ToString()))
            : new(true, Texts.KmsEncrypts.ToString());
    }
}
