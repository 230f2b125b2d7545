using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <content>The permissions of the application: read its secret, list its configuration, and nothing else (tasks 3 and 4).</content>
public sealed partial class Checks
{
    [Check(3, "The application reads its secret, and no other parameter", Ja = "アプリケーションが読めるのは自分のシークレットだけ"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata)]
    public async Task The_application_reads_its_secret_and_no_other_parameter()
    {
        var app = await AppAsync();

        HasValue(await Aws.AllowsAsync(app, ReadPasswordAsync), Names.PasswordValue);

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParameter", Names.ParameterArn(Aws, Names.LegacyPassword)) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.LegacyPassword, WithDecryption = true }));
    }

    [Check(3, "The application decrypts through Parameter Store only", Ja = "アプリケーションが復号できるのはパラメータストア経由だけ"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata)]
    public async Task The_application_decrypts_through_Parameter_Store_only()
    {
        var app = await AppAsync();
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

    [Check(3, "The application decrypts no other secret of the key", Ja = "アプリケーションは、同じキーのほかのシークレットを復号できない"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata, Capability.KmsBehindSecureString)]
    public async Task The_application_decrypts_no_other_secret_of_the_key()
    {
        var app = await AppAsync();
        await Admin.Ssm.PutParameterAsync(new() { Name = $"{Names.Configuration}/signing-key", Value = "s", Type = ParameterType.SecureString, KeyId = await KeyArnAsync() });

        // The listing is task 4's permission. The check gives it to the role, so that it judges task 3 alone.
        await Admin.Iam.PutRolePolicyAsync(new(Names.App, "lab-check",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParametersByPath", "Resource": "{{Names.ParameterArn(Aws, Names.Configuration)}}" }
              ]
            }
            """));

        await Aws.AllowsAsync(app, ReadPasswordAsync);

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "kms:Decrypt", await KeyArnAsync()) { DecidedBy = "Identity" },
            who => who.Ssm.GetParametersByPathAsync(new() { Path = Names.Configuration, Recursive = false, WithDecryption = true }));
    }

    [Check(3, "The permission does not follow the secret to another key", Ja = "シークレットを別のキーに移すと、権限は及ばない"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata, Capability.KmsBehindSecureString)]
    public async Task The_permission_does_not_follow_the_secret_to_another_key()
    {
        var app = await AppAsync();
        await Aws.AllowsAsync(app, ReadPasswordAsync);
        await StoredAsync();
        var other = (await Admin.Kms.DescribeKeyAsync(Names.OtherKeyAlias)).KeyMetadata.Arn;

        await Admin.Ssm.PutParameterAsync(new() { Name = Names.Password, Value = "moved", Type = ParameterType.SecureString, KeyId = other, Overwrite = true });

        await Aws.RefusesAsync(app, new("AccessDeniedException", "kms:Decrypt", other) { DecidedBy = "Identity" }, ReadPasswordAsync);
    }

    [Check(3, "Of all actions, the application has only those two", Ja = "すべてのアクションのうち、アプリケーションに許可されるのはその 2 つだけ"), Needs(Capability.Permissions)]
    public async Task Of_all_actions_the_application_has_only_those_two()
    {
        // Everyone in the account may use the key aws/ssm through Parameter Store; the listing is task 4's.
        var managed = (await Admin.Kms.DescribeKeyAsync("alias/aws/ssm")).KeyMetadata.Arn;

        await Aws.PermissionsOf(Names.RoleArn(Aws, Names.App)).ShouldBeAtMostAsync(
            new Permission("ssm:GetParameter", Names.ParameterArn(Aws, Names.Password)),
            new Permission("kms:Decrypt", await KeyArnAsync())
            {
                When = { ["kms:ViaService"] = $"ssm.{Aws.Region}.amazonaws.com", ["kms:EncryptionContext:PARAMETER_ARN"] = Names.ParameterArn(Aws, Names.Password) },
            },
            new Permission("kms:*", managed) { When = { ["kms:ViaService"] = $"ssm.{Aws.Region}.amazonaws.com" } },
            new Permission("ssm:GetParametersByPath", "*"));
    }

    [Check(3, "Another account gets nothing", Ja = "ほかのアカウントは何も得られない"), Needs(Capability.AccountIsolation, Capability.IamEnforcement, Capability.InstanceMetadata)]
    public async Task Another_account_gets_nothing()
    {
        await Aws.AllowsAsync(await AppAsync(), ReadPasswordAsync);

        // A parameter of another account can be named only by its ARN, and this one is shared with no account.
        await Aws.RefusesAsync(
            Outsider,
            new("AccessDeniedException", "ssm:GetParameter", Names.ParameterArn(Aws, Names.Password)),
            who => who.Ssm.GetParameterAsync(new() { Name = Names.ParameterArn(Aws, Names.Password), WithDecryption = true }));
        await Aws.FailsAsync(Outsider, "ParameterNotFound", ReadPasswordAsync);
        await Aws.RefusesAsync(
            Outsider,
            new("AccessDenied", "sts:AssumeRole", Names.RoleArn(Aws, Names.App)) { DecidedBy = "RoleTrust" },
            who => who.AssumeRoleAsync(Names.RoleArn(Aws, Names.App), "lab"));
    }

    [Check(4, "The application lists its configuration, and no other path", Ja = "アプリケーションが一覧できるのは自分の設定のパスだけ"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata)]
    public async Task The_application_lists_its_configuration_and_no_other_path()
    {
        var app = await AppAsync();

        var listed = await Aws.AllowsAsync(app, who => who.Ssm.GetParametersByPathAsync(new() { Path = Names.Configuration, Recursive = false }));

        var names = listed.Parameters.ConvertAll(parameter => parameter.Name);
        Expect(names is [Names.LogLevel], $"the listing of {Names.Configuration} has the wrong parameters: {string.Join(", ", names)}", $"{Names.Configuration} の一覧のパラメータが正しくありません: {string.Join("、", names)}");
        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParametersByPath", Names.ParameterArn(Aws, "/app/config/admin")) { DecidedBy = "Identity" },
            who => who.Ssm.GetParametersByPathAsync(new() { Path = "/app/config/admin", Recursive = false }));
    }

    [Check(4, "The application does not get at what lies below by a recursive request", Ja = "アプリケーションは、再帰的な要求をしても、より深い階層を読めない"), Needs(Capability.IamEnforcement, Capability.InstanceMetadata)]
    public async Task The_application_does_not_get_at_what_lies_below_by_asking_for_everything()
    {
        // GetParametersByPath is authorised on the requested path only; statements about the parameters below don't apply.
        var app = await AppAsync();

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParametersByPath", Names.ParameterArn(Aws, Names.Configuration)) { DecidedBy = "Identity" },
            who => who.Ssm.GetParametersByPathAsync(new() { Path = Names.Configuration, Recursive = true }));
    }

    [Check(4, "Of all actions in Parameter Store, the application has only the listing beside its secret", Ja = "パラメータストアのアクションのうち、シークレットの読み取り以外に許可されるのは一覧だけ"), Needs(Capability.Permissions)]
    public async Task Of_all_actions_in_Parameter_Store_the_application_has_only_the_listing_beside_its_secret() =>
        await Aws.PermissionsOf(Names.RoleArn(Aws, Names.App)).On("arn:aws:ssm:*").ShouldBeExactlyAsync(
            new Permission("ssm:GetParameter", Names.ParameterArn(Aws, Names.Password)),
            new Permission("ssm:GetParametersByPath", Names.ParameterArn(Aws, Names.Configuration)) { When = { ["ssm:Recursive"] = "false" } });
}
