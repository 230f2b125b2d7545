namespace ScsLabs.Harness.Telling;

/// <content>What probes of a backend saw.</content>
internal static partial class Texts
{
    public static readonly Text OneAccountOnly = new("there is one account only, {0}", "アカウントは {0} ひとつしかありません");
    public static readonly Text OtherAccountUsedKey = new("another account could use a key whose policy does not name it", "キーポリシーに指定されていない別のアカウントが、キーを使えました");
    public static readonly Text OtherAccountGot = new("another account got {0} for a key whose policy does not name it, not AccessDeniedException", "キーポリシーに指定されていない別のアカウントへの応答は、AccessDeniedException ではなく {0} でした");
    public static readonly Text AccountsAreApart = new("another account could use a key once its policy named it, and before got AccessDeniedException", "別のアカウントは、キーポリシーに指定されるとキーを使え、その前は AccessDeniedException で拒否されました");
    public static readonly Text AclPassed = new("an ACL passed under BucketOwnerEnforced", "BucketOwnerEnforced なのに ACL が受け入れられました");
    public static readonly Text AclGot = new("an ACL under BucketOwnerEnforced got {0}, not AccessControlListNotSupported", "BucketOwnerEnforced のときの ACL への応答は、AccessControlListNotSupported ではなく {0} でした");
    public static readonly Text OwnershipHolds = new("an ACL passed under ObjectWriter, and under BucketOwnerEnforced got AccessControlListNotSupported", "ACL は ObjectWriter のとき受け入れられ、BucketOwnerEnforced のとき AccessControlListNotSupported で拒否されました");
    public static readonly Text RuleHadNoResult = new("a rule about the image of a running instance had no result", "実行中のインスタンスのイメージを調べるルールに、結果がありませんでした");
    public static readonly Text RulesEvaluate = new("an instance complied with the rule that names its image, and not with one that names another", "インスタンスは、そのイメージを指定するルールに準拠し、別のイメージを指定するルールには準拠しませんでした");
    public static readonly Text RulesFindTheSame = new("rules about the images of instances found the same of an image that they name and of another", "インスタンスのイメージを調べるルールの結果が、指定したイメージと別のイメージとで同じでした");
    public static readonly Text UserCalledWithoutPolicy = new("a user without any policy could call ssm:DescribeParameters", "ポリシーのないユーザーが ssm:DescribeParameters を呼び出せました");
    public static readonly Text UserGot = new("a user without any policy got {0}, not AccessDeniedException", "ポリシーのないユーザーへの応答は、AccessDeniedException ではなく {0} でした");
    public static readonly Text IamIsEnforced = new("a user could call ssm:DescribeParameters with a policy, and without one got AccessDeniedException", "ユーザーは、ポリシーがあると ssm:DescribeParameters を呼び出せ、ないと AccessDeniedException で拒否されました");
    public static readonly Text ForgeryPassed = new("a request that was signed with a wrong secret was accepted", "間違ったシークレットで署名したリクエストが受け入れられました");
    public static readonly Text SignaturesAreVerified = new("a request that was signed with a wrong secret was refused with SignatureDoesNotMatch", "間違ったシークレットで署名したリクエストは SignatureDoesNotMatch で拒否されました");
    public static readonly Text ForgeryGot = new("a request that was signed with a wrong secret was refused with {0}, not with SignatureDoesNotMatch", "間違ったシークレットで署名したリクエストへの応答は、SignatureDoesNotMatch ではなく {0} でした");
    public static readonly Text StoredPlainly = new("a SecureString was stored as '{0}', which is no ciphertext of KMS", "SecureString は '{0}' として保存されました。これは KMS の暗号文ではありません");
    public static readonly Text OpenedToOther = new("KMS opened what a SecureString was stored as to something else", "保存された SecureString を KMS で復号すると、別の値になりました");
    public static readonly Text OpenedWithoutContext = new("what a SecureString was stored as opened without its context too ({0})", "保存された SecureString は、暗号化コンテキストがなくても復号できました ({0})");
    public static readonly Text NoError = new("no error", "エラーなし");
    public static readonly Text KmsEncrypts = new("KMS opened what a SecureString was stored as with the parameter's ARN as context, and without it answered InvalidCiphertextException", "保存された SecureString は、パラメータの ARN を暗号化コンテキストにすると KMS で復号でき、ないと InvalidCiphertextException になりました");
    public static readonly Text OnePermissionFound = new("a user's one permission was found, and no other", "ユーザーのただひとつの権限が見つかり、ほかは見つかりませんでした");
    public static readonly Text PermissionsFound = new("of a user with one permission {0} were found, {1} beyond it, and {2} were missing", "権限がひとつだけのユーザーについて、見つかった権限は {0} 件、余分な権限は {1} 件、足りない権限は {2} 件でした");
    public static readonly Text DoesNotAnswer = new("it does not answer {0}", "{0} に応答しません");
    public static readonly Text ClosedWayFound = new("to an interface whose security group lets nothing in the analysis {0}, and a way was found: {1}", "セキュリティグループが何も受信しないインターフェイスへの分析は {0} で終わり、NetworkPathFound は {1} でした");
    public static readonly Text WayFound = new("a way was found once the security group let it in, and none before", "経路は、セキュリティグループが受信を許可すると見つかり、その前は見つかりませんでした");
    public static readonly Text OpenWayNotFound = new("no way was found though the security group lets it in", "セキュリティグループが受信を許可しているのに、経路が見つかりませんでした");
    public static readonly Text MetadataIsServed = new("an instance got its role's credentials with a token, and without one was answered 401", "インスタンスは、トークンがあるとロールの認証情報を取得でき、ないと 401 で拒否されました");
    public static readonly Text MetadataGot = new("without a token an instance that requires one was answered {0}, and with one it got the credentials of {1}", "トークンを必須にしたインスタンスへの応答は、トークンなしでは {0} で、トークンありでは {1} の認証情報でした");
    public static readonly Text NotManagedThere = new("an instance whose role lets its agent in isn't managed", "ロールがエージェントに接続を許可しているインスタンスが、管理されていません");
    public static readonly Text CommandTaken = new("an instance whose role lets its agent in took a command, and one without a role got InvalidInstanceId", "ロールがエージェントに接続を許可しているインスタンスはコマンドを受け付け、ロールのないインスタンスは InvalidInstanceId になりました");
    public static readonly Text CommandsGot = new("a command got {0} on an instance whose role lets its agent in, and {1} on one without a role", "コマンドの結果は、ロールがエージェントに接続を許可しているインスタンスでは {0}、ロールのないインスタンスでは {1} でした");
    public static readonly Text FunctionsRun = new("a function ended with the exit code that its program chose, and one without a program got Runtime.InvalidEntrypoint", "関数は、プログラムが選んだ終了コードで終わり、プログラムのない関数は Runtime.InvalidEntrypoint になりました");
    public static readonly Text FunctionGot = new("a function whose program ends with {0} got {1}: {2}", "終了コード {0} で終わるプログラムの関数の結果は {1} でした: {2}");
    public static readonly Text EmptyFunctionGot = new("a function without a program got {0}: {1}", "プログラムのない関数の結果は {0} でした: {1}");
    public static readonly Text DatabaseGreetedEarly = new("a database greeted though its security group lets nothing in", "セキュリティグループが何も受信しないのに、データベースが応答しました");
    public static readonly Text DatabaseGreeted = new("a database greeted as MySQL does once its security group let in, and not before", "データベースは、セキュリティグループが受信を許可すると MySQL として応答し、その前は応答しませんでした");
    public static readonly Text DatabaseIsSilent = new("a database whose security group lets in does not greet as MySQL does", "セキュリティグループが受信を許可しているのに、データベースが MySQL として応答しません");
    public static readonly Text NoServerBehind = new("no server is behind a database. With SCSLABS_RDS=real the emulator starts one for each, which needs MariaDB on its machine", "データベースの背後にサーバーがありません。SCSLABS_RDS=real を付けると、エミュレーターがデータベースごとにサーバーを起動します。そのマシンには MariaDB が必要です");
    public static readonly Text AnsweredWith = new("it answered {0} with {1}", "{0} への応答は {1} でした");
    public static readonly Text IsMasked = new("it is masked", "隠されています");
    public static readonly Text TryingGot = new("trying it got {0}: {1}", "試した結果は {0} でした: {1}");
    public static readonly Text ErrorWithoutCode = new("an error without a code", "コードのないエラー");
    public static readonly Text TryingGotNoAnswerOfAws = new("trying it got an answer that is not AWS's: {0}", "試した結果は AWS の応答ではありませんでした: {0}");
}
