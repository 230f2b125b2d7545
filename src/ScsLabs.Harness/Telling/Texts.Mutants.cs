namespace ScsLabs.Harness.Telling;

/// <content>What mutants of a solution change.</content>
internal static partial class Texts
{
    public static readonly Text ManagedAttached = new("{0}: AWS managed policy {1} attached", "{0}: AWS 管理ポリシー {1} をアタッチ");
    public static readonly Text InlineAdded = new("{0}: inline policy for other services added", "{0}: ほかのサービスのインラインポリシーを追加");
    public static readonly Text BoundaryInstead = new("{0}: a boundary instead of its policies", "{0}: ポリシーの代わりにアクセス許可の境界");
    public static readonly Text TrustsEveryone = new("{0}: trusts everyone", "{0}: 誰でも信頼");
    public static readonly Text PutIntoGroup = new("{0}: put into a group with a policy", "{0}: ポリシーのあるグループに追加");
    public static readonly Text GrantFor = new("key {0}: a grant for {1}", "キー {0}: {1} のグラントを追加");
    public static readonly Text StatementFor = new("{0}: a statement for {1}", "{0}: {1} のステートメントを追加");
    public static readonly Text TakenAway = new("{0}: taken away", "{0}: 取り除く");
    public static readonly Text ElementWidened = new("{0} widened to {1}", "{0} を {1} に拡大");
    public static readonly Text ConditionDropped = new("condition {0} {1} dropped", "条件 {0} {1} を除く");
    public static readonly Text PrefixListWidened = new("prefix list widened to {0}", "プレフィックスリストを {0} に拡大");
    public static readonly Text PortsWidened = new("ports widened to {0}", "ポートを {0} に拡大");
    public static readonly Text AllOfThem = new("all", "すべて");
    public static readonly Text ProtocolWidened = new("protocol widened to {0}", "プロトコルを {0} に拡大");
    public static readonly Text AddressesWidened = new("addresses widened to {0}", "アドレスを {0} に拡大");
    public static readonly Text GroupWidenedToVpc = new("group widened to its VPC's {0}", "グループをその VPC の {0} に拡大");
    public static readonly Text GroupWidened = new("group widened to {0}", "グループを {0} に拡大");
    public static readonly Text RowUndone = new("{0}: undone", "{0}: 元に戻す");
    public static readonly Text MetadataOpened = new("{0}, metadata service: {1}", "{0} のメタデータサービス: {1}");
    public static readonly Text TokensOptional = new("tokens made optional", "トークンを任意にする");
    public static readonly Text ContainersLet = new("containers let to it", "コンテナからも到達できるようにする");
    public static readonly Text ParameterDropped = new("rule {0}: parameter {1} dropped", "ルール {0}: パラメータ {1} を除く");
    public static readonly Text FieldDropped = new("rule {0}: {1} dropped", "ルール {0}: {1} を除く");
    public static readonly Text DeadLettersDropped = new("target {0} of the rule {1}: dead-letter queue dropped", "ルール {1} のターゲット {0}: デッドレターキューを除く");
}
