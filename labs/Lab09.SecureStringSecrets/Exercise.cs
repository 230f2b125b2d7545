using Amazon.EC2;
using Amazon.SimpleSystemsManagement;

namespace Lab09.SecureStringSecrets;

/// <summary>Your file. The starting code works, but it grants too much: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードでも動きますが、許可が広すぎます。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    private string keyArn = "";

    /// <inheritdoc />
    public async Task CreateKeyAsync(LabContext aws)
    {
        var kms = aws.A.User(Names.Admin).Kms;
        var key = await kms.CreateKeyAsync(new()
        {
            Description = "Secrets of the application",
            // Task 1: let the account's IAM policies decide who can use this key. This policy lets everyone use it.
            // 課題 1: このキーを誰が使えるかを、アカウントの IAM ポリシーが決めるようにします。このポリシーでは誰でも使えます。
            Policy =
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Sid": "MakeItWork", "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" }
                  ]
                }
                """,
        });
        keyArn = key.KeyMetadata.Arn;
        await kms.CreateAliasAsync(new() { AliasName = Names.KeyAlias, TargetKeyId = keyArn });
    }

    /// <inheritdoc />
    public async Task StoreSecretAsync(LabContext aws) =>
        // Task 2: store the password as a SecureString under the key of task 1. A String is stored unencrypted.
        // 課題 2: パスワードを、課題 1 のキーによる SecureString として保存します。String は暗号化されずに保存されます。
        await aws.A.User(Names.Admin).Ssm.PutParameterAsync(new() { Name = Names.Password, Value = Names.PasswordValue, Type = ParameterType.String });

    /// <inheritdoc />
    public async Task GrantSecretAsync(LabContext aws) =>
        // Task 3: allow only the password to be read, and only through Parameter Store.
        // 課題 3: パスワードの読み取りだけを、パラメータストア経由でのみ許可します。
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "read-secret",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": [ "ssm:*", "kms:*" ], "Resource": "*" }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task GrantConfigurationAsync(LabContext aws) =>
        // Task 4: allow only a listing that isn't recursive. The Deny doesn't apply to GetParametersByPath.
        // 課題 4: 再帰的でない一覧だけを許可します。この Deny は GetParametersByPath には適用されません。
        await aws.A.User(Names.Admin).Iam.PutRolePolicyAsync(new(Names.App, "list-configuration",
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "ssm:GetParametersByPath", "Resource": "{{Names.ParameterArn(aws, Names.Configuration)}}" },
                { "Effect": "Deny", "Action": "ssm:GetParameter", "Resource": "{{Names.ParameterArn(aws, Names.AdminToken)}}" }
              ]
            }
            """));

    /// <inheritdoc />
    public async Task ProtectCredentialsAsync(LabContext aws)
    {
        // Task 5: the metadata service gives the role's credentials to whoever can make the application send a request. Require tokens, and let them come no further than the instance.
        // 課題 5: アプリケーションにリクエストを送らせることができれば、誰でもメタデータサービスからロールの認証情報を取得できます。トークンを必須にし、トークンがインスタンスの外に出ないようにします。
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.ModifyInstanceMetadataOptionsAsync(new()
        {
            InstanceId = (await Find.InstanceAsync(admin)).InstanceId,
            HttpTokens = HttpTokensState.Optional,
            HttpPutResponseHopLimit = 2,
        });
    }
}
