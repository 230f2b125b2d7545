namespace ScsLabs.Harness.Telling;

/// <content>Policies, their statements, and decisions by them.</content>
internal static partial class Texts
{
    // Statements
    public static readonly Text StatementOf = new("{0}, statement {1}", "{0} のステートメント {1}");
    public static readonly Text OfKind = new("{0} ({1})", "{0}({1})");
    public static readonly Text EffectOf = new("{0} of {1} ({2})", "{1} の {0}({2})");
    public static readonly Text Both = new("{0} and by {1}", "{0}と {1}");
    public static readonly Text Because = new("{0}: {1}", "{0}: {1}");
    public static readonly Text WantsAndHas = new("{0} {1} wants [{2}], the request has [{3}]", "{0} {1} の条件は [{2}] ですが、リクエストの値は [{3}] です");
    public static readonly Text WantsAndHasNone = new("{0} {1} wants [{2}], the request has no value", "{0} {1} の条件は [{2}] ですが、リクエストには値がありません");
    public static readonly Text WantsWhatIsNotComputed = new("{0} {1} wants [{2}], this emulator doesn't compute that key", "{0} {1} の条件は [{2}] ですが、このエミュレーターはそのキーに対応していません");
    public static readonly Text DoesNotName = new("{0} [{1}] doesn't name {2}", "{0} [{1}] は {2} を指定していません");
    public static readonly Text LeavesOut = new("{0} [{1}] leaves out {2}", "{0} [{1}] は {2} を除いています");

    // Kinds of policy
    public static readonly Text IdentityPolicy = new("an identity-based policy", "ID ベースのポリシー");
    public static readonly Text ResourcePolicy = new("a resource-based policy", "リソースベースのポリシー");
    public static readonly Text TrustPolicy = new("a role trust policy", "ロールの信頼ポリシー");
    public static readonly Text Boundary = new("a permissions boundary", "アクセス許可の境界");
    public static readonly Text SessionPolicy = new("a session policy", "セッションポリシー");
    public static readonly Text ServiceControlPolicy = new("a service control policy", "サービスコントロールポリシー");
    public static readonly Text ResourceControlPolicy = new("a resource control policy", "リソースコントロールポリシー");
    public static readonly Text EndpointPolicy = new("a VPC endpoint policy", "VPC エンドポイントポリシー");
    public static readonly Text Grant = new("a grant", "グラント");
    public static readonly Text AccessControlList = new("an access control list", "ACL");
    public static readonly Text BlockPublicAccess = new("a setting of S3 Block Public Access", "S3 ブロックパブリックアクセスの設定");

    // Decisions
    public static readonly Text Allowed = new("allowed", "許可");
    public static readonly Text ExplicitlyDenied = new("explicitly denied", "明示的な拒否");
    public static readonly Text ImplicitlyDenied = new("implicitly denied", "暗黙的な拒否");
    public static readonly Text NoneAllows = new("because no {0} allows the {1} action", "{0}に {1} を許可するものがありません");
    public static readonly Text DeniedIn = new("with an explicit deny in {0}", "{0}による明示的な拒否");
    public static readonly Text NeedsNoPermission = new("because {0} needs no permission", "{0} に権限は必要ありません");
    public static readonly Text RootNeedsNoPolicy = new("because the account's root user needs no policy that allows {0}", "アカウントのルートユーザーには、{0} を許可するポリシーは必要ありません");
    public static readonly Text PublicAccessIsRestricted = new("because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access", "S3 ブロックパブリックアクセスの RestrictPublicBuckets の設定が、パブリックアクセスを制限しています");
    public static readonly Text AclDoesNotAllow = new("{0} doesn't allow {1} {2} on {3}", "{0} は {1} に、{3} への {2} を許可しません");
    public static readonly Text AclIsIgnored = new("IgnorePublicAcls ignores what is granted to {0}", "IgnorePublicAcls により、{0} への許可は無視されます");
    public static readonly Text NoElement = new("A statement of a key policy without {0} has no effect", "キーポリシーのステートメントに {0} がないため、効果がありません");
    public static readonly Text GrantWantsOtherContext = new("the request's encryption context isn't what the grant's constraints want", "リクエストの暗号化コンテキストが、グラントの制約に合っていません");

    // Names of policies, and of what has them
    public static readonly Text PartOf = new("{0} of {1}", "{1} の {0}");
    public static readonly Text GrantedTo = new("{0} to {1}", "{1} への {0}");
    public static readonly Text GrantOn = new("grant of {0} on key {1}", "キー {1} での {0} のグラント");
    public static readonly Text RuleFrom = new("rule from {0}, {1}, of security group {2}", "セキュリティグループ {2} のルール ({0} から、{1})");
    public static readonly Text RuleTo = new("rule to {0}, {1}, of security group {2}", "セキュリティグループ {2} のルール ({0} へ、{1})");
    public static readonly Text AnyProtocol = new("any protocol", "すべてのプロトコル");
    public static readonly Text RouteTo = new("route to {0} of route table {1}", "ルートテーブル {1} の {0} へのルート");
    public static readonly Text AclEntry = new("entry {0} of network ACL {1}", "ネットワーク ACL {1} のエントリ {0}");
}
