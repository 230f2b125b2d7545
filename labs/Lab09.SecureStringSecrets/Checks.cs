using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Lab09.SecureStringSecrets;

/// <summary>The checks of the tasks: allowed calls succeed, and forbidden calls are refused for the right reason.</summary>
/// <remarks>This file checks the key and the secret (tasks 1 and 2), <c>Checks.Application.cs</c> the application's permissions (tasks 3 and 4), <c>Checks.Instance.cs</c> its instance (task 5).</remarks>
public sealed partial class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.Admin);

    private Actor Outsider => Aws.B.User(Names.Outsider);

    [Check(1, "The key serves those whom IAM allows, and nobody else", Ja = "キーを使えるのは、IAM が許可した呼び出し元だけ"), Needs(Capability.IamEnforcement)]
    public async Task The_key_serves_whom_IAM_allows_and_nobody_else()
    {
        var key = await KeyArnAsync();
        var reporting = await AssumeAsync(Names.Reporting);

        var sealedText = await Aws.AllowsAsync(Admin, who => who.Kms.EncryptAsync(new() { KeyId = key, Plaintext = new(new byte[] { 42 }) }));

        await Aws.RefusesAsync(
            reporting,
            new("AccessDeniedException", "kms:Decrypt", key),
            who => who.Kms.DecryptAsync(new() { CiphertextBlob = sealedText.CiphertextBlob }));
    }

    [Check(1, "Another account can't use the key, not even its administrator", Ja = "ほかのアカウントは、管理者であってもキーを使えない"), Needs(Capability.AccountIsolation)]
    public async Task The_key_is_nothing_to_another_account_even_to_its_administrator()
    {
        var key = await KeyArnAsync();
        var sealedText = await Aws.AllowsAsync(Admin, who => who.Kms.EncryptAsync(new() { KeyId = key, Plaintext = new(new byte[] { 42 }) }));

        await Aws.RefusesAsync(
            Outsider,
            new("AccessDeniedException", "kms:Decrypt", key) { DecidedBy = "Resource" },
            who => who.Kms.DecryptAsync(new() { CiphertextBlob = sealedText.CiphertextBlob, KeyId = key }));
    }

    [Check(2, "Without decryption, only ciphertext comes back", Ja = "復号を指定しなければ、返るのは暗号文だけ"), Needs(Capability.KmsBehindSecureString)]
    public async Task Without_decryption_only_ciphertext_comes_back()
    {
        var stored = await StoredAsync();
        Expect(!stored.Value.Contains(Names.PasswordValue, StringComparison.Ordinal), $"without decryption, {Names.Password} shows the password", $"復号しなくても、{Names.Password} のパスワードが見えます");

        var read = await Aws.AllowsAsync(Admin, who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));
        HasValue(read, Names.PasswordValue);
    }

    [Check(2, "The ciphertext decrypts only with the parameter as its context", Ja = "暗号文は、暗号化コンテキストがそのパラメータのときだけ復号できる"), Needs(Capability.KmsBehindSecureString)]
    public async Task The_ciphertext_opens_only_with_the_parameter_as_its_context()
    {
        var ciphertext = Convert.FromBase64String((await StoredAsync()).Value);

        var opened = await Aws.AllowsAsync(Admin, who => who.Kms.DecryptAsync(new()
        {
            CiphertextBlob = new(ciphertext),
            EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.Password) },
        }));
        IsUnder(await KeyArnAsync(), opened.KeyId);

        await Aws.FailsAsync(Admin, "InvalidCiphertextException", who => who.Kms.DecryptAsync(new()
        {
            CiphertextBlob = new(ciphertext),
            EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.LogLevel) },
        }));
    }

    [Check(2, "Reading parameters is not enough: the secret needs a permission in KMS too", Ja = "パラメータを読む権限だけでは足りず、シークレットには KMS の権限も必要"), Needs(Capability.IamEnforcement, Capability.KmsBehindSecureString)]
    public async Task Reading_parameters_is_not_enough_the_secret_needs_a_permission_in_KMS_too()
    {
        var reporting = await AssumeAsync(Names.Reporting);

        await Aws.AllowsAsync(reporting, who => who.Ssm.GetParameterAsync(new() { Name = Names.LogLevel }));

        await Aws.RefusesAsync(
            reporting,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));
    }

    [Check(2, "A permission through another service is none", Ja = "別のサービス経由の権限では読めない"), Needs(Capability.IamEnforcement, Capability.KmsBehindSecureString)]
    public async Task A_permission_through_another_service_is_none()
    {
        var sync = await AssumeAsync(Names.Sync);

        await Aws.AllowsAsync(sync, who => who.Ssm.GetParameterAsync(new() { Name = Names.LogLevel }));

        await Aws.RefusesAsync(
            sync,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));
    }

    [Check(2, "Under the AWS managed key, reading parameters is enough", Ja = "AWS マネージドキーなら、パラメータを読む権限だけで読める"), Needs(Capability.IamEnforcement, Capability.KmsBehindSecureString)]
    public async Task Under_the_AWS_managed_key_reading_parameters_is_enough()
    {
        // The contrast to task 2: the key aws/ssm allows everyone in the account to decrypt through Parameter Store.
        var reporting = await AssumeAsync(Names.Reporting);

        var read = await Aws.AllowsAsync(reporting, who => who.Ssm.GetParameterAsync(new() { Name = Names.LegacyPassword, WithDecryption = true }));
        HasValue(read, "hunter2");

        var stored = await Aws.AllowsAsync(reporting, who => who.Ssm.GetParameterAsync(new() { Name = Names.LegacyPassword }));
        await Aws.RefusesAsync(
            reporting,
            new("AccessDeniedException", "kms:Decrypt", (await Admin.Kms.DescribeKeyAsync("alias/aws/ssm")).KeyMetadata.Arn),
            who => who.Kms.DecryptAsync(new()
            {
                CiphertextBlob = new(Convert.FromBase64String(stored.Parameter.Value)),
                EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.LegacyPassword) },
            }));
    }

    [Check(2, "With the key disabled, nobody reads the secret until it is enabled again", Ja = "キーを無効にすると、再び有効にするまで誰もシークレットを読めない"), Needs(Capability.KmsBehindSecureString)]
    public async Task With_the_key_disabled_nobody_reads_the_secret_until_it_is_enabled_again()
    {
        var key = await KeyArnAsync();
        await Admin.Kms.DisableKeyAsync(key);

        var message = await Aws.FailsAsync(Admin, "InvalidKeyId", ReadPasswordAsync);
        Expect(message.Contains($"{key} is disabled", StringComparison.Ordinal), $"with {Names.KeyAlias} disabled, the secret is refused for another reason: {message}", $"{Names.KeyAlias} を無効にすると、別の理由で拒否されます: {message}");

        await Admin.Kms.EnableKeyAsync(key);
        HasValue(await Aws.AllowsAsync(Admin, ReadPasswordAsync), Names.PasswordValue);
    }

    [Check(2, "A rotated key still decrypts what was encrypted before", Ja = "ローテーションしたキーでも、以前に暗号化したものを復号できる"), Needs(Capability.KmsBehindSecureString)]
    public async Task A_rotated_key_still_opens_what_was_sealed_before()
    {
        var key = await KeyArnAsync();
        var before = (await StoredAsync()).Value;
        await Admin.Kms.RotateKeyOnDemandAsync(new() { KeyId = key });
        await Admin.Ssm.PutParameterAsync(new() { Name = Names.Password, Value = "the next one", Overwrite = true, Type = ParameterType.SecureString, KeyId = key });

        var old = await Aws.AllowsAsync(Admin, who => who.Ssm.GetParameterAsync(new() { Name = $"{Names.Password}:1", WithDecryption = true }));
        var current = await Aws.AllowsAsync(Admin, ReadPasswordAsync);

        HasValue(old, Names.PasswordValue);
        HasValue(current, "the next one");
        var opened = await Admin.Kms.DecryptAsync(new()
        {
            CiphertextBlob = new(Convert.FromBase64String(before)),
            EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.Password) },
        });
        IsUnder(key, opened.KeyId);
    }

    private static void HasValue(GetParameterResponse read, string value) =>
        Expect(read.Parameter.Value == value, $"{read.Parameter.Name} has another value than was stored", $"{read.Parameter.Name} の値が、保存した値と異なります");

    private static void IsUnder(string key, string used) =>
        Expect(used == key, $"{Names.Password} is encrypted under {used}, not under {Names.KeyAlias}", $"{Names.Password} は {Names.KeyAlias} ではなく {used} で暗号化されています");

    private static Task<GetParameterResponse> ReadPasswordAsync(Actor who) =>
        who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true });

    /// <summary>The application: a program on the instance, with the credentials that the metadata service gives.</summary>
    private async Task<Actor> AppAsync() => (await OnInstanceAsync()).Actor;

    private async Task<LabInstance> OnInstanceAsync() => await Aws.OnInstanceAsync((await Find.InstanceAsync(Admin)).InstanceId);

    private Task<Actor> AssumeAsync(string role) => Admin.AssumeRoleAsync(Names.RoleArn(Aws, role), "lab");

    private async Task<string> KeyArnAsync() => (await Admin.Kms.DescribeKeyAsync(Names.KeyAlias)).KeyMetadata.Arn;

    private async Task<Parameter> StoredAsync()
    {
        var stored = (await Admin.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = false })).Parameter;
        Expect(stored.Type == ParameterType.SecureString, $"{Names.Password} is stored in plain text: it is a {stored.Type}, not a SecureString", $"{Names.Password} は平文で保存されています。タイプが SecureString ではなく {stored.Type} です");
        return stored;
    }
}
