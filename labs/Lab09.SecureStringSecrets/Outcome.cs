using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Lab09.SecureStringSecrets;

/// <summary>What must be true once the tasks are done: what shall work works, and what shall not is refused for the right reason.</summary>
public sealed class Outcome(Lab lab) : LabOutcome<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.Admin);

    private Actor Outsider => Aws.B.User(Names.Admin);

    [Check(1)]
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

    [Check(1)]
    public async Task The_key_is_nothing_to_another_account_even_to_its_administrator()
    {
        var key = await KeyArnAsync();
        var sealedText = await Aws.AllowsAsync(Admin, who => who.Kms.EncryptAsync(new() { KeyId = key, Plaintext = new(new byte[] { 42 }) }));

        await Aws.RefusesAsync(
            Outsider,
            new("AccessDeniedException", "kms:Decrypt", key) { DecidedBy = "Resource" },
            who => who.Kms.DecryptAsync(new() { CiphertextBlob = sealedText.CiphertextBlob, KeyId = key }));
    }

    [Check(2)]
    public async Task Without_decryption_only_ciphertext_comes_back()
    {
        var stored = await StoredAsync();
        stored.Value.ShouldNotContain(Names.PasswordValue);

        var read = await Aws.AllowsAsync(Admin, who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));
        read.Parameter.Value.ShouldBe(Names.PasswordValue);
    }

    [Check(2)]
    public async Task The_ciphertext_opens_only_with_the_parameter_as_its_context()
    {
        var ciphertext = Convert.FromBase64String((await StoredAsync()).Value);

        var opened = await Aws.AllowsAsync(Admin, who => who.Kms.DecryptAsync(new()
        {
            CiphertextBlob = new(ciphertext),
            EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.Password) },
        }));
        opened.KeyId.ShouldBe(await KeyArnAsync());

        await Aws.FailsAsync(Admin, "InvalidCiphertextException", who => who.Kms.DecryptAsync(new()
        {
            CiphertextBlob = new(ciphertext),
            EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.LogLevel) },
        }));
    }

    [Check(2)]
    public async Task Reading_parameters_is_not_enough_the_secret_needs_a_permission_in_KMS_too()
    {
        var reporting = await AssumeAsync(Names.Reporting);

        await Aws.AllowsAsync(reporting, who => who.Ssm.GetParameterAsync(new() { Name = Names.LogLevel }));

        await Aws.RefusesAsync(
            reporting,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));
    }

    [Check(2)]
    public async Task A_permission_through_another_service_is_none()
    {
        var sync = await AssumeAsync(Names.Sync);

        await Aws.AllowsAsync(sync, who => who.Ssm.GetParameterAsync(new() { Name = Names.LogLevel }));

        await Aws.RefusesAsync(
            sync,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));
    }

    [Check(2)]
    public async Task Under_the_AWS_managed_key_reading_parameters_is_enough()
    {
        // The contrast that task 2 is about: aws/ssm lets everyone of the account in, through Parameter Store.
        var reporting = await AssumeAsync(Names.Reporting);

        var read = await Aws.AllowsAsync(reporting, who => who.Ssm.GetParameterAsync(new() { Name = Names.LegacyPassword, WithDecryption = true }));
        read.Parameter.Value.ShouldBe("hunter2");

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

    [Check(2)]
    public async Task With_the_key_disabled_nobody_reads_the_secret_until_it_is_enabled_again()
    {
        var key = await KeyArnAsync();
        await Admin.Kms.DisableKeyAsync(key);

        var message = await Aws.FailsAsync(Admin, "InvalidKeyId", ReadPasswordAsync);
        message.ShouldContain($"{key} is disabled");

        await Admin.Kms.EnableKeyAsync(key);
        (await Aws.AllowsAsync(Admin, ReadPasswordAsync)).Parameter.Value.ShouldBe(Names.PasswordValue);
    }

    [Check(2)]
    public async Task A_rotated_key_still_opens_what_was_sealed_before()
    {
        var key = await KeyArnAsync();
        var before = (await StoredAsync()).Value;
        await Admin.Kms.RotateKeyOnDemandAsync(new() { KeyId = key });
        await Admin.Ssm.PutParameterAsync(new() { Name = Names.Password, Value = "the next one", Overwrite = true, Type = ParameterType.SecureString, KeyId = key });

        var old = await Aws.AllowsAsync(Admin, who => who.Ssm.GetParameterAsync(new() { Name = $"{Names.Password}:1", WithDecryption = true }));
        var current = await Aws.AllowsAsync(Admin, ReadPasswordAsync);

        old.Parameter.Value.ShouldBe(Names.PasswordValue);
        current.Parameter.Value.ShouldBe("the next one");
        (await Admin.Kms.DecryptAsync(new()
        {
            CiphertextBlob = new(Convert.FromBase64String(before)),
            EncryptionContext = new() { ["PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.Password) },
        })).KeyId.ShouldBe(key);
    }

    [Check(3)]
    public async Task The_application_reads_its_secret_and_no_other_parameter()
    {
        var app = await AssumeAsync(Names.App);

        (await Aws.AllowsAsync(app, ReadPasswordAsync)).Parameter.Value.ShouldBe(Names.PasswordValue);

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParameter", Names.ParameterArn(Aws, Names.LegacyPassword)) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.LegacyPassword, WithDecryption = true }));
    }

    [Check(3)]
    public async Task The_application_decrypts_through_Parameter_Store_only()
    {
        var app = await AssumeAsync(Names.App);
        var stored = await Aws.AllowsAsync(app, who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = false }));
        var sealedText = await Admin.Kms.EncryptAsync(new()
        {
            KeyId = await KeyArnAsync(),
            Plaintext = new(new byte[] { 42 }),
            EncryptionContext = new() { ["PARAMETER_ARN"] = stored.Parameter.ARN },
        });

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Kms.DecryptAsync(new() { CiphertextBlob = sealedText.CiphertextBlob, EncryptionContext = new() { ["PARAMETER_ARN"] = stored.Parameter.ARN } }));
    }

    [Check(3)]
    public async Task The_application_decrypts_no_other_secret_of_the_key()
    {
        var app = await AssumeAsync(Names.App);
        await Admin.Ssm.PutParameterAsync(new() { Name = $"{Names.Configuration}/signing-key", Value = "s", Type = ParameterType.SecureString, KeyId = await KeyArnAsync() });

        await Aws.AllowsAsync(app, ReadPasswordAsync);

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Ssm.GetParametersByPathAsync(new() { Path = Names.Configuration, Recursive = false, WithDecryption = true }));
    }

    [Check(3)]
    public async Task The_permission_does_not_follow_the_secret_to_another_key()
    {
        var app = await AssumeAsync(Names.App);
        await Aws.AllowsAsync(app, ReadPasswordAsync);
        await StoredAsync();
        var other = (await Admin.Kms.DescribeKeyAsync(Names.OtherKeyAlias)).KeyMetadata.Arn;

        await Admin.Ssm.PutParameterAsync(new() { Name = Names.Password, Value = "moved", Type = ParameterType.SecureString, KeyId = other, Overwrite = true });

        await Aws.RefusesAsync(app, new("AccessDeniedException", "kms:Decrypt", other) { DecidedBy = "Identity" }, ReadPasswordAsync);
    }

    [Check(3)]
    public async Task Of_all_actions_the_application_has_only_those_two()
    {
        var permissions = await RolePermissions.ReadAsync(Admin, Names.App);
        var key = await KeyArnAsync();
        var keyPolicy = (await Admin.Kms.GetKeyPolicyAsync(new() { KeyId = key, PolicyName = "default" })).Policy;

        var withTheKey = permissions.On("kms", key, resourcePolicy: keyPolicy, context: new()
        {
            ["kms:ViaService"] = $"ssm.{Aws.Region}.amazonaws.com",
            ["kms:CallerAccount"] = Aws.A.Id,
            ["kms:EncryptionContext:PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.Password),
        });
        var withTheParameter = permissions.On("ssm", Names.ParameterArn(Aws, Names.Password), new());

        withTheKey.ShouldBe(["kms:Decrypt"], "what the role may do with the key, through Parameter Store");
        withTheParameter.ShouldBe(["ssm:GetParameter"], "what the role may do with the parameter");
    }

    [Check(3)]
    public async Task Another_account_gets_nothing()
    {
        await Aws.AllowsAsync(await AssumeAsync(Names.App), ReadPasswordAsync);

        // A parameter of another account can be named by its ARN only, and is not shared with anyone.
        await Aws.RefusesAsync(
            Outsider,
            new("AccessDeniedException", "ssm:GetParameter", Names.ParameterArn(Aws, Names.Password)),
            who => who.Ssm.GetParameterAsync(new() { Name = Names.ParameterArn(Aws, Names.Password), WithDecryption = true }));
        await Aws.FailsAsync(Outsider, "ParameterNotFound", ReadPasswordAsync);
    }

    [Check(4)]
    public async Task The_application_lists_its_configuration()
    {
        var app = await AssumeAsync(Names.App);

        var listed = await Aws.AllowsAsync(app, who => who.Ssm.GetParametersByPathAsync(new() { Path = Names.Configuration, Recursive = false }));

        listed.Parameters.Select(parameter => parameter.Name).ShouldBe([Names.LogLevel]);
    }

    [Check(4)]
    public async Task The_application_does_not_get_at_what_lies_below_by_asking_for_everything()
    {
        // GetParametersByPath is authorised on the path that is asked for: no statement about the parameters below counts.
        var app = await AssumeAsync(Names.App);

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParametersByPath", Names.ParameterArn(Aws, Names.Configuration)) { DecidedBy = "Identity" },
            who => who.Ssm.GetParametersByPathAsync(new() { Path = Names.Configuration, Recursive = true }));
    }

    [Check(4)]
    public async Task The_application_lists_no_other_path()
    {
        var app = await AssumeAsync(Names.App);

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParametersByPath", Names.ParameterArn(Aws, "/app/config/admin")) { DecidedBy = "Identity" },
            who => who.Ssm.GetParametersByPathAsync(new() { Path = "/app/config/admin", Recursive = false }));
    }

    [Check(4)]
    public async Task Of_all_actions_on_its_configuration_the_application_has_only_the_listing()
    {
        var permissions = await RolePermissions.ReadAsync(Admin, Names.App);

        var allowed = permissions.On("ssm", Names.ParameterArn(Aws, Names.Configuration), new() { ["ssm:Recursive"] = "false" });

        allowed.ShouldBe(["ssm:GetParametersByPath"], "what the role may do with its configuration");
    }

    private static Task<GetParameterResponse> ReadPasswordAsync(Actor who) =>
        who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true });

    private Task<Actor> AssumeAsync(string role) => Admin.AssumeRoleAsync(Names.RoleArn(Aws, role), "lab");

    private async Task<string> KeyArnAsync() => (await Admin.Kms.DescribeKeyAsync(Names.KeyAlias)).KeyMetadata.Arn;

    private async Task<Parameter> StoredAsync()
    {
        var stored = (await Admin.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = false })).Parameter;
        stored.Type.ShouldBe(ParameterType.SecureString, $"{Names.Password} lies in Parameter Store in plain text");
        return stored;
    }
}
